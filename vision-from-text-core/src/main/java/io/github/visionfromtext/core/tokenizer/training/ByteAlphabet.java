package io.github.visionfromtext.core.tokenizer.training;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A visible character for each byte, so that any text is a string without white space (Radford et al. 2019). Printable Latin-1
 * stands for itself; the rest, in order, for the characters from U+0100 on.
 */
final class ByteAlphabet {
    private static final char[] CHARACTERS = characters();

    private ByteAlphabet() {}

    private static char[] characters() {
        char[] characters = new char[256];
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
            characters[b] = printable ? (char) b : next++;
        }
        return characters;
    }

    /** A text as the characters of its UTF-8 bytes. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(CHARACTERS[b & 0xff]);
        }
        return encoded.toString();
    }

    /** All 256 characters in the order of their code points. */
    static List<String> sorted() {
        return IntStream.range(0, 256)
                .mapToObj(b -> CHARACTERS[b])
                .sorted()
                .map(String::valueOf)
                .toList();
    }
}
