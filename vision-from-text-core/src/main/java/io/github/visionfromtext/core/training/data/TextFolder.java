package io.github.visionfromtext.core.training.data;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@code .txt} files of a folder and the folders in it, UTF-8, cut into passages at white space. Every
 * {@value #HELD_OUT_EVERY}th passage is held out. Immutable.
 */
public final class TextFolder {
    /** Passages are at least this long, except the last of a file, in characters. */
    private static final int PASSAGE = 4096;

    private static final int HELD_OUT_EVERY = 64;

    private final List<String> passages;

    private TextFolder(List<String> passages) {
        this.passages = List.copyOf(passages);
    }

    /**
     * Reads every file, in the order of their names.
     *
     * @throws InvalidInputException if the folder or a file cannot be read or is not UTF-8, or there is too little text to hold
     *     some out
     */
    public static TextFolder read(Path folder) {
        List<String> passages = new ArrayList<>();
        for (Path file : files(folder)) {
            passages.addAll(cut(content(file)));
        }
        if (passages.size() < HELD_OUT_EVERY) {
            throw new InvalidInputException("There are " + passages.size() + " passages of " + PASSAGE
                    + " characters in the .txt files of " + folder + ", expected " + HELD_OUT_EVERY + " or more");
        }
        return new TextFolder(passages);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException("Cannot read the folder of texts " + folder + ": " + e, e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("The text " + file + " is not UTF-8; convert it", e);
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read the text " + file + ": " + e, e);
        }
    }

    private static List<String> cut(String text) {
        List<String> passages = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + PASSAGE, text.length());
            while (end < text.length() && !Character.isWhitespace(text.charAt(end - 1))) {
                end++;
            }
            passages.add(text.substring(start, end));
            start = end;
        }
        return passages;
    }

    /** The passages to learn from. */
    public List<String> training() {
        return every(false);
    }

    /** The passages to measure on. */
    public List<String> heldOut() {
        return every(true);
    }

    private List<String> every(boolean heldOut) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            if ((i % HELD_OUT_EVERY == HELD_OUT_EVERY / 2) == heldOut) {
                chosen.add(passages.get(i));
            }
        }
        return chosen;
    }
}
