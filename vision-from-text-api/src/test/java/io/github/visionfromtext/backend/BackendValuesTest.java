package io.github.visionfromtext.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"auto", "cpu", "cuda", "cuda:0", "cuda:12"})
    void knownDevices(String device) {
        assertThat(BackendOptions.DEFAULT.withDevice(device).withThreads(2)).isEqualTo(new BackendOptions(device, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "CPU", "cuda:", "cuda:-1", "cuda:1000", "cpu "})
    void unknownDevices(String device) {
        assertThatThrownBy(() -> new BackendOptions(device, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'" + device + "'", "cuda:N");
    }

    @Test
    void threadsAreNotNegative() {
        assertThatThrownBy(() -> BackendOptions.DEFAULT.withThreads(-1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void availabilitySaysWhatWasFoundOrWhatToDo() {
        Availability there = Availability.usable("PyTorch 2.7.1");
        assertThat(there).isEqualTo(new Availability(true, "PyTorch 2.7.1", ""));
        Availability missing = Availability.missing("no native library", "add the jar");
        assertThat(missing).isEqualTo(new Availability(false, "no native library", "add the jar"));
    }

    @Test
    void provenanceNamesEngineAndDevice() {
        BackendInfo info = new BackendInfo(
                "djl-pytorch", "PyTorch 2.7.1", "cuda:0", "asked for", 4, Set.of(WeightFormat.FLOAT32), true);
        assertThat(info.provenance().entries())
                .containsEntry("backend.name", "djl-pytorch")
                .containsEntry("backend.engine", "PyTorch 2.7.1")
                .containsEntry("backend.device", "cuda:0")
                .containsEntry("backend.threads", "4");
    }

    @Test
    void onlyTrainedWeightsDecay() {
        assertThat(new TrainingOptions(Set.of("a", "b"), Set.of("a")).decayed()).containsExactly("a");
        assertThatThrownBy(() -> new TrainingOptions(Set.of("a"), Set.of("a", "c", "b")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[b, c]");
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 0.9, 0.99, 1e-8, 0, 1, learning rate",
        "-1, 0.9, 0.99, 1e-8, 0, 1, learning rate",
        "1e-3, 1, 0.99, 1e-8, 0, 1, beta1",
        "1e-3, 0.9, -0.1, 1e-8, 0, 1, beta2",
        "1e-3, 0.9, 0.99, 0, 0, 1, epsilon",
        "1e-3, 0.9, 0.99, 1e-8, Infinity, 1, weight decay",
        "1e-3, 0.9, 0.99, 1e-8, 0, 0, clipping norm"
    })
    void anUpdateRuleIsInItsRange(
            double rate, double beta1, double beta2, double epsilon, double decay, double clip, String named) {
        assertThatThrownBy(() -> new AdamW(rate, beta1, beta2, epsilon, decay, clip))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(named);
    }

    @Test
    void anUpdateRuleMayDoNothing() {
        assertThat(new AdamW(0, 0, 0, 1e-8, 0, Double.POSITIVE_INFINITY).clipNorm())
                .isInfinite();
    }
}
