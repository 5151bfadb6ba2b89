package io.github.visionfromtext.core.checkup.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.sketch.BundledSketches;
import io.github.visionfromtext.core.checkup.sketch.Sketch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynonymsTest {
    @TempDir
    private Path folder;

    @Test
    void aNameIsCalledByItselfAndItsSynonyms() throws IOException {
        Path file = Files.writeString(folder.resolve("words"), "# mine\n\nCats: kitten, the  Kitties ,\ncup:mugs\n");
        Synonyms synonyms = Synonyms.read(file);
        assertThat(synonyms.isCalled("cat", "a CAT")).isTrue();
        assertThat(synonyms.isCalled("cat", "Kittens")).isTrue();
        assertThat(synonyms.isCalled("cat", "kitty")).isTrue();
        assertThat(synonyms.isCalled("kitten", "cat")).isFalse();
        assertThat(synonyms.isCalled("cat", "mug")).isFalse();
        assertThat(synonyms.isCalled("cat", "")).isFalse();
        assertThat(Synonyms.NONE.isCalled("cup", "mug")).isFalse();
    }

    @Test
    void wrongLinesAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("words"), "cat: kitten\ndog, puppy\n");
        assertThatThrownBy(() -> Synonyms.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 2 of " + file)
                .hasMessageContaining("dog, puppy");
        Files.write(file, new byte[] {(byte) 0xC3, '\n'});
        assertThatThrownBy(() -> Synonyms.read(file)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Synonyms.read(folder.resolve("missing"))).isInstanceOf(InvalidInputException.class);
    }

    /** A word that is right for two of the things would say nothing about which was meant. */
    @Test
    void noBundledWordIsRightForTwoThings() {
        Synonyms synonyms = Synonyms.bundled();
        Set<String> names = BundledSketches.all().stream().map(Sketch::word).collect(Collectors.toSet());
        assertThat(synonyms.isCalled("cup", "Coffee mug")).isTrue();
        for (String name : names) {
            for (String word : synonyms.of(name)) {
                assertThat(names.stream().filter(other -> synonyms.isCalled(other, word)))
                        .as(word)
                        .containsExactly(name);
            }
        }
    }
}
