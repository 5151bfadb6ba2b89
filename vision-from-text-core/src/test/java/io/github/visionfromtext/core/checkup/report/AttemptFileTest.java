package io.github.visionfromtext.core.checkup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        List<Attempt> attempts = List.of(
                Attempts.of("chair", Series.DRAW, 0, "PARSE_ERROR"),
                Attempts.of("chair", Series.CORRECT, 1, "OK")
                        .withWish("Add legs.")
                        .with(new Fidelity(87.5, 3)),
                Attempts.of("chair", Series.REDRAW, 2, "NO_CODE"));
        Path file = folder.resolve("attempts.jsonl");
        AttemptFile.write(attempts, file);
        assertThat(AttemptFile.read(file)).isEqualTo(attempts);
        assertThat(Files.readString(file)).contains("\"series\":\"redraw\"").contains("\"category\":\"objects\"");
    }

    @Test
    void whatALineLeavesOutIsEmptyAndWhatItHasBesidesIsPassedOver() throws IOException {
        Path file = folder.resolve("attempts.jsonl");
        Files.writeString(file, "\n{\"category\":\"shapes\",\"concept\":\"dot\",\"language\":\"svg\",\"colour\":1}\n");
        Attempt attempt = AttemptFile.read(file).get(0);
        assertThat(attempt.series()).isEqualTo(Series.DRAW);
        assertThat(attempt.diagnostics()).isEmpty();
        assertThat(attempt.fidelity()).isNull();
        assertThat(attempt.isOk()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{",
                "{}",
                "{\"category\":\"shapes\",\"language\":\"svg\"}",
                "{\"category\":\"sounds\",\"concept\":\"dot\",\"language\":\"svg\"}",
                "{\"category\":\"shapes\",\"concept\":\"dot\",\"language\":\"svg\",\"diagnostics\":[{\"line\":-1}]}"
            })
    void whatIsNoAttemptNamesItsLine(String line) throws IOException {
        Path file = folder.resolve("attempts.jsonl");
        AttemptFile.write(List.of(Attempts.of("chair", Series.DRAW, 0, "OK")), file);
        Files.writeString(file, Files.readString(file) + line + "\n");
        assertThatThrownBy(() -> AttemptFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 2 of");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> AttemptFile.read(folder.resolve("none.jsonl")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.jsonl");
    }
}
