package io.github.visionfromtext.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;
import io.github.visionfromtext.examples.doctor.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    /** A provider that opens nothing. */
    private record Broken(String name, Availability availability) implements BackendProvider {
        @Override
        public int rank() {
            return 1;
        }

        @Override
        public Backend create(BackendOptions options) {
            throw new BackendException("the engine is on fire");
        }
    }

    private static final BackendProvider ABSENT =
            new Broken("absent", Availability.missing("no native for this platform", "buy another"));
    private static final BackendProvider ON_FIRE = new Broken("on-fire", Availability.usable("libfire 1"));

    @Test
    void absentBackendSaysWhyAndWhatToDo() {
        assertThat(new BackendCheck(List.of(ABSENT)).examine())
                .contains(
                        new Finding("backend", "absent", Status.WARNING, "no native for this platform", "buy another"));
    }

    @Test
    void backendThatDoesNotOpenIsNotTakenAtItsWord() {
        assertThat(new BackendCheck(List.of(ON_FIRE)).examine()).anySatisfy(finding -> {
            assertThat(finding.subject()).isEqualTo("on-fire");
            assertThat(finding.status()).isEqualTo(Status.WARNING);
            assertThat(finding.found()).contains("the engine is on fire");
        });
    }

    @Test
    void withoutAnyBackendTheDemoCannotRun() {
        assertThat(Doctor.examine(List.of(new BackendCheck(List.of(ABSENT, ON_FIRE))))
                        .demoRuns())
                .isFalse();
        assertThat(Doctor.examine(List.of(new BackendCheck(List.of()))).demoRuns())
                .isFalse();
    }

    @Test
    void missingToolsDoNotStopTheDemo(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("python3")).toFile().setExecutable(true);
        Diagnosis diagnosis = Doctor.examine(List.of(new ToolCheck(folder + ":/nowhere::\0")));
        assertThat(diagnosis.demoRuns()).isTrue();
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.status() == Status.OK)
                .extracting(Finding::subject)
                .containsExactly("python3");
    }

    @Test
    void nativeCacheNeedsAFolder(@TempDir Path folder) throws IOException {
        assertThat(new NativeCacheCheck(folder.resolve("a/b")).examine().get(0).found())
                .contains("MiB free");
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(new NativeCacheCheck(file).examine().get(0).status()).isEqualTo(Status.FAILURE);
    }
}
