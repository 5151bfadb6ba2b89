package io.github.visionfromtext.examples.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.restoration.Decoding;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class OptionsTest {
    @Command(name = "probe")
    private static final class Probe {
        @Mixin
        private BackendSelection backend;

        @Mixin
        private DecodingOptions decoding;
    }

    private static Probe parse(String... arguments) {
        Probe probe = new Probe();
        new CommandLine(probe).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return probe;
    }

    private static RestorationOptions decoding(String... arguments) {
        return parse(arguments).decoding.forTask("denoise", new CancellationToken());
    }

    @Test
    void restorationIsParallelUnlessAskedOtherwise() {
        assertThat(decoding().decoding()).isEqualTo(Decoding.FixedPoint.DEFAULT);
        assertThat(decoding("--decoding", "sequential").decoding()).isEqualTo(new Decoding.Sequential());
        assertThat(decoding("--passes", "9").decoding())
                .isEqualTo(new Decoding.FixedPoint(Decoding.FixedPoint.DEFAULT.tolerance(), 9));
        assertThat(decoding("--tolerance", "0").decoding())
                .isEqualTo(new Decoding.FixedPoint(0, Decoding.FixedPoint.DEFAULT.maxPasses()));
        assertThat(decoding("--batch", "3", "--overlap", "5"))
                .extracting(RestorationOptions::batch, RestorationOptions::overlap)
                .containsExactly(3, 5);
    }

    @Test
    void passesDoNotGoWithSequentialDecoding() {
        assertThatThrownBy(() -> decoding("--decoding", "sequential", "--passes", "3"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--decoding parallel");
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatThrownBy(() -> decoding("--passes", "0")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> decoding("--batch", "0")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> decoding("--overlap", "-1")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> decoding("--decoding", "magic"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("magic");
    }

    @Test
    void backendIsTheOneThatIsNamed() {
        try (Backend backend = parse("--backend", "reference").backend.open(WeightFormat.FLOAT64)) {
            assertThat(backend.info().name()).isEqualTo("reference");
        }
    }

    @Test
    void formatTheBackendLacksIsToldBeforeAnythingIsLoaded() {
        assertThatThrownBy(() -> parse("--backend", "reference").backend.open(WeightFormat.INT8))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContainingAll("reference", "int8", "--dtype float64");
    }

    @Test
    void unknownBackendListsThoseThereAre() {
        assertThatThrownBy(() -> parse("--backend", "abacus").backend.open(WeightFormat.FLOAT32))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("abacus", "reference", "djl-pytorch");
    }

    @Test
    void unknownDeviceIsNamed() {
        assertThatThrownBy(() -> parse("--device", "quantum").backend.open(WeightFormat.FLOAT32))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("quantum");
    }

    @Test
    void outputFileIsLookedAtBeforeTheWork(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> OutputFile.at(folder.resolve("no/file.json")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("create it first");
        assertThatThrownBy(() -> OutputFile.at(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it is a folder");
        Path file = folder.resolve("file.json");
        OutputFile.at(file).write("text");
        assertThat(Files.readString(file)).isEqualTo("text");
        assertThat(folder).isDirectoryContaining(file::equals);
        try (var entries = Files.list(folder)) {
            assertThat(entries).hasSize(1);
        }
    }
}
