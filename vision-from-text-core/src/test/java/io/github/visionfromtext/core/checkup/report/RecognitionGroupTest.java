package io.github.visionfromtext.core.checkup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionGroupTest {
    @TempDir
    private Path folder;

    private List<Recognised> read(String... lines) throws IOException {
        Path file = folder.resolve("recognitions.jsonl");
        Files.write(file, List.of(lines));
        return Recognised.read(file);
    }

    @Test
    void answersAreCountedBySettingAndLanguage() throws IOException {
        List<RecognitionGroup> groups = RecognitionGroup.of(
                read(
                        "{\"name\":\"cat\",\"language\":\"svg\",\"setting\":\"closed\",\"choices\":[\"cat\",\"dog\"],"
                                + "\"answer\":\"cat\",\"correct\":true,\"reply\":\"A cat.\"}",
                        "{\"name\":\"dog\",\"language\":\"svg\",\"setting\":\"closed\",\"choices\":[\"cat\",\"dog\"],"
                                + "\"answer\":null,\"correct\":false}",
                        "{\"model\":\"b\",\"name\":\"cow\",\"language\":\"svg\",\"setting\":\"open\",\"answer\":\"horse\",\"correct\":false}"));
        assertThat(groups).extracting(RecognitionGroup::setting).containsExactly("closed", "open");
        assertThat(groups).extracting(RecognitionGroup::model).containsExactly("", "b");
        assertThat(groups.get(0).right().value()).isEqualTo(0.5);
        assertThat(groups.get(0).unreadable().value()).isEqualTo(0.5);
        assertThat(groups).extracting(RecognitionGroup::chance).containsExactly(0.5, 1.0);
    }

    @Test
    void whatIsNoRecognitionNamesItsLine() {
        assertThatThrownBy(() -> read("{\"name\":\"cat\"}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 1 of");
    }
}
