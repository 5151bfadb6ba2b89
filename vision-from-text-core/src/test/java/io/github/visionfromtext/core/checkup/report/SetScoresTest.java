package io.github.visionfromtext.core.checkup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Interval;
import io.github.visionfromtext.core.checkup.score.Realism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetScoresTest {
    private static final SetScores DIVERSE =
            new SetScores(List.of(new Diversity("lpips", new Interval(0.3, 0.1, 0.5, 4), 24)), List.of());
    private static final SetScores REAL = new SetScores(List.of(), List.of(new Realism("FID", 123.4, 48)));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(SetScores.FILE);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        DIVERSE.and(REAL).write(file);
        assertThat(SetScores.read(file)).isEqualTo(new SetScores(DIVERSE.diversity(), REAL.realism()));
    }

    @Test
    void withoutScoresThereIsNoFileNotEvenAnOldOne() throws IOException {
        assertThat(SetScores.read(file)).isEqualTo(SetScores.NONE);
        REAL.write(file);
        SetScores.NONE.write(file);
        assertThat(file).doesNotExist();
        assertThat(SetScores.NONE.and(SetScores.NONE).isEmpty()).isTrue();
    }

    @Test
    void whatIsSomethingElseIsRefused() throws IOException {
        for (String content : List.of("", "[]", "{\"realism\":3}", "{}\n{}", "null", "{\"realism\":[", "\u0000")) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> SetScores.read(file))
                    .as(content)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(SetScores.FILE);
        }
    }
}
