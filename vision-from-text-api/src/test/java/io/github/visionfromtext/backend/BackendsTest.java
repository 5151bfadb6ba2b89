package io.github.visionfromtext.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackendsTest {
    private static final BackendOptions ANY = BackendOptions.DEFAULT;
    private static final Availability THERE = Availability.usable("1.0");

    private static final FakeProvider BROKEN =
            new FakeProvider("broken", 90, Availability.missing("no native library for plan9", "use Linux"));
    private static final FakeProvider FAST = new FakeProvider("fast", 50, THERE);
    private static final FakeProvider SLOW = new FakeProvider("slow", 0, THERE);

    @Test
    void theHighestUsableRankWins() {
        assertThat(name(Backends.open(List.of(BROKEN, FAST, SLOW), ANY))).isEqualTo("fast");
        assertThat(name(Backends.open(List.of(BROKEN, SLOW), ANY))).isEqualTo("slow");
    }

    @Test
    void oneThatLacksWhatIsAskedForIsPassedOver() {
        FakeProvider gpu = new FakeProvider("gpu", 10, THERE, "cuda");
        assertThat(name(Backends.open(List.of(FAST, gpu, SLOW), ANY.withDevice("cuda"))))
                .isEqualTo("gpu");
    }

    @Test
    void saysOfEachWhyItWasRefused() {
        assertThatThrownBy(() -> Backends.open(List.of(BROKEN, FAST), ANY.withDevice("cuda:3")))
                .isInstanceOf(BackendException.class)
                .hasMessageContainingAll(
                        "broken: no native library for plan9; use Linux", "fast: no device cuda:3 here");
    }

    @Test
    void saysWhatToAddWhenThereIsNone() {
        assertThatThrownBy(() -> Backends.open(List.of(), ANY))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("backend-djl");
        assertThatThrownBy(() -> Backends.open(List.of(), "fast", ANY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'fast'", "backend-djl");
    }

    @Test
    void aNameWinsOverRank() {
        assertThat(name(Backends.open(List.of(FAST, SLOW), "slow", ANY))).isEqualTo("slow");
    }

    @Test
    void aNameIsNotReplacedByAnotherBackend() {
        assertThatThrownBy(() -> Backends.open(List.of(BROKEN, SLOW), "broken", ANY))
                .isInstanceOf(BackendException.class)
                .hasMessageContainingAll("'broken'", "no native library for plan9", "use Linux");
        assertThatThrownBy(() -> Backends.open(List.of(FAST, SLOW), "fast", ANY.withDevice("cuda")))
                .isInstanceOf(UnsupportedCapabilityException.class);
        assertThatThrownBy(() -> Backends.open(List.of(FAST, SLOW), "quick", ANY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'quick'", "fast, slow");
    }

    @Test
    void anEngineThatFailsToStartIsNotPassedOverInSilence() {
        FakeProvider failing = new FakeProvider("failing", 9, THERE, "none");
        assertThatThrownBy(() -> Backends.open(List.of(failing, SLOW), ANY))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("did not start");
    }

    @Test
    void theListedProvidersAreSortedAndWithoutBrokenOnes() {
        // META-INF/services of the tests names two providers and a class that does not exist.
        assertThat(Backends.providers())
                .extracting(BackendProvider::name)
                .containsExactly("listed-first", "listed-second");
    }

    private static String name(Backend backend) {
        return backend.info().name();
    }

    /** Of rank 1, but found before the other. */
    public static final class ListedSecond extends FakeProvider {
        public ListedSecond() {
            super("listed-second", 1, THERE);
        }
    }

    /** Of rank 2. */
    public static final class ListedFirst extends FakeProvider {
        public ListedFirst() {
            super("listed-first", 2, THERE);
        }
    }

    /** Offers one device; the device "none" stands for an engine that does not start. */
    static class FakeProvider implements BackendProvider {
        private final String name;
        private final int rank;
        private final Availability availability;
        private final String device;

        FakeProvider(String name, int rank, Availability availability) {
            this(name, rank, availability, "cpu");
        }

        FakeProvider(String name, int rank, Availability availability, String device) {
            this.name = name;
            this.rank = rank;
            this.availability = availability;
            this.device = device;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public Availability availability() {
            return availability;
        }

        @Override
        public Backend create(BackendOptions options) {
            if (device.equals("none")) {
                throw new BackendException(name + " did not start");
            }
            if (!Set.of("auto", device).contains(options.device())) {
                throw new UnsupportedCapabilityException("no device " + options.device() + " here");
            }
            return new FakeBackend(new BackendInfo(name, "fake", device, "", 1, Set.of(), false));
        }
    }

    private record FakeBackend(BackendInfo info) implements Backend {
        @Override
        public LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
