package io.github.visionfromtext.core.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTest {
    private static final int END_OF_TEXT = 300;

    @TempDir
    Path folder;

    private static String words(String word, int count) {
        return (word + " ").repeat(count);
    }

    private static long[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length).mapToLong(i -> bytes[i] & 0xff).toArray();
    }

    @Test
    void everyCharacterIsInOnePassage() throws IOException {
        String first = words("grün", 50_000);
        String second = words("blue", 20_000) + "end";
        Files.writeString(folder.resolve("b.txt"), second);
        Files.createDirectory(folder.resolve("a"));
        Files.writeString(folder.resolve("a").resolve("a.txt"), first);
        Files.writeString(folder.resolve("ignored.md"), "no");
        TextFolder text = TextFolder.read(folder);
        List<String> all = new ArrayList<>(text.training());
        all.addAll(text.heldOut());
        assertThat(all.stream().mapToInt(String::length).sum()).isEqualTo(first.length() + second.length());
        assertThat(String.join("", text.training())).startsWith("grün grün").endsWith("blue end");
        assertThat(all).allMatch(passage -> passage.startsWith("grün ") || passage.startsWith("blue "));
    }

    @Test
    void oneSixtyFourthIsHeldOut() throws IOException {
        Files.writeString(folder.resolve("a.txt"), words("word", 64 * 5 * 4096 / 5));
        TextFolder text = TextFolder.read(folder);
        assertThat(text.heldOut()).hasSize(5);
        assertThat(text.training().size()).isBetween(64 * 5 - 10, 63 * 5);
    }

    @Test
    void badTextsAreNamed() throws IOException {
        assertThatThrownBy(() -> TextFolder.read(folder.resolve("missing")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("missing");
        Files.writeString(folder.resolve("short.txt"), "short");
        assertThatThrownBy(() -> TextFolder.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 passages");
        Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xe4, 'b'});
        assertThatThrownBy(() -> TextFolder.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("latin.txt");
    }

    @Test
    void aStreamCountsTokensAndBytes() {
        TokenStream stream = TokenStream.of(List.of("grün", "ab"), TextTest::bytes, END_OF_TEXT);
        assertThat(stream.size()).isEqualTo(1 + 5 + 1 + 2);
        assertThat(stream.bytes()).isEqualTo(7);
    }

    @Test
    void targetsAreTheIdsOnePlaceOn() {
        TokenStream stream = TokenStream.of(List.of("abcdefgh", "ijk"), TextTest::bytes, END_OF_TEXT);
        Map<String, Tensor> windows = stream.window(0, stream.windowCount(4), 4);
        assertThat(ids(windows, "ids")).containsExactly(300, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 300, 'i', 'j');
        assertThat(ids(windows, "targets")).containsExactly('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 300, 'i', 'j', 'k');
    }

    @Test
    void randomWindowsReachBothEnds() {
        TokenStream stream = TokenStream.of(List.of("abcdefgh"), TextTest::bytes, END_OF_TEXT);
        Map<String, Tensor> windows = stream.windows(Seeds.random(1), 100, 3);
        assertThat(ids(windows, "ids")).hasSize(300).contains(300);
        assertThat(ids(windows, "targets")).contains('h');
        assertThat(ids(stream.windows(Seeds.random(1), 100, 3), "ids")).isEqualTo(ids(windows, "ids"));
        assertThat(ids(stream.windows(Seeds.random(2), 100, 3), "ids")).isNotEqualTo(ids(windows, "ids"));
    }

    private static long[] ids(Map<String, Tensor> windows, String name) {
        return Objects.requireNonNull(windows.get(name)).ints();
    }

    @Test
    void windowsLongerThanTheTextAreRefused() {
        TokenStream stream = TokenStream.of(List.of("abc"), TextTest::bytes, END_OF_TEXT);
        assertThat(stream.windowCount(3)).isEqualTo(1);
        assertThatThrownBy(() -> stream.windowCount(4)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> stream.windows(Seeds.random(1), 1, 4)).isInstanceOf(InvalidInputException.class);
    }
}
