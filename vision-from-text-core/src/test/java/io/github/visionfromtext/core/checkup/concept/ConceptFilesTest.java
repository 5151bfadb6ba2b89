package io.github.visionfromtext.core.checkup.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConceptFilesTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("list"), text);
    }

    private static List<String> texts(List<Concept> concepts) {
        return concepts.stream().map(Concept::text).toList();
    }

    @Test
    void ofSynonymsTheFirstCounts() throws IOException {
        Path file = file("# names\nwall\n\nbuilding, edifice\r\n  sky \ncar;auto;automobile\t12\nwall, side\n");
        assertThat(texts(ConceptFiles.objectNames(file))).containsExactly("wall", "building", "sky", "car");
        assertThat(ConceptFiles.objectNames(file))
                .allSatisfy(concept -> assertThat(concept.category()).isEqualTo(Category.OBJECTS));
    }

    @Test
    void sentencesKeepTheirCommas() throws IOException {
        assertThat(texts(ConceptFiles.sentences(file("a cat, a dog and a bird\n"))))
                .containsExactly("a cat, a dog and a bird");
    }

    @Test
    void captionsComeOutOfCocoAnnotations() throws IOException {
        Path file = file("""
                {"info": {"caption": "no"}, "annotations": [
                  {"image_id": 1, "caption": "Two dogs\\n play. ", "segmentation": [[1, 2]]},
                  {"caption": 3}, {"caption": ""}, {"caption": "Two dogs play."}, {"caption": "A bus."}],
                 "licenses": []}
                """);
        assertThat(texts(ConceptFiles.cocoCaptions(file))).containsExactly("Two dogs play.", "A bus.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"annotations\": {}}",
                "{\"annotations\": [1]}",
                "{\"annotations\": [{\"caption\"",
                "x"
            })
    void whatIsNoAnnotationFileIsRefusedByName(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> ConceptFiles.cocoCaptions(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void emptyMissingBinaryAndEndlessListsAreRefusedByName() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> ConceptFiles.objectNames(missing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing");
        Path empty = file("\n# nothing\n");
        assertThatThrownBy(() -> ConceptFiles.sentences(empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no scenes");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        assertThatThrownBy(() -> ConceptFiles.objectNames(binary))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not UTF-8");
        Path endless = file("x".repeat(100_000));
        assertThatThrownBy(() -> ConceptFiles.sentences(endless))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("100000 characters");
    }

    @Test
    void theLibraryBringsObjectsAndScenes() {
        assertThat(BundledConcepts.objects()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        assertThat(BundledConcepts.scenes()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        assertThat(texts(BundledConcepts.objects())).isSorted();
    }
}
