package io.github.visionfromtext.core.checkup.recognise;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Other words that are right for a name. Immutable. */
public final class Synonyms {
    /** None: a name is called by itself alone. */
    public static final Synonyms NONE = new Synonyms(Map.of());

    private static final int LONGEST = 10_000;

    /** By normalised name, all normalised words for it but the name itself. */
    private final Map<String, Set<String>> others;

    private Synonyms(Map<String, Set<String>> others) {
        this.others = others;
    }

    /** Those for the drawings that come with the library. */
    public static Synonyms bundled() {
        try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
            if (in == null) {
                throw new IllegalStateException("The library's own synonyms.txt is missing from its jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return parse(text.lines().toList(), "synonyms.txt");
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own synonyms.txt cannot be read", e);
        }
    }

    /**
     * Reads a file: one name a line, a colon, and its synonyms separated by commas. Empty lines and lines that start with
     * {@code #} are skipped.
     *
     * @throws InvalidInputException if it cannot be read, is not UTF-8 text, or a line says something else
     */
    public static Synonyms read(Path file) {
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read synonyms from " + file + ": " + e, e);
        }
    }

    private static Synonyms parse(List<String> lines, String file) {
        Map<String, Set<String>> others = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] sides = line.split(":", -1);
            if (sides.length != 2 || line.length() > LONGEST) {
                throw new InvalidInputException("Line " + (i + 1) + " of " + file + " is \""
                        + line.substring(0, Math.min(60, line.length()))
                        + "\", expected a name, a colon and synonyms separated by commas");
            }
            Set<String> words = others.computeIfAbsent(AnswerText.normalise(sides[0]), name -> new HashSet<>());
            for (String synonym : sides[1].split(",")) {
                words.add(AnswerText.normalise(synonym));
            }
        }
        others.values().forEach(words -> words.remove(""));
        return new Synonyms(others);
    }

    /** Whether an answer names a thing: by its own name, or by a synonym. */
    boolean isCalled(String name, String answer) {
        String said = AnswerText.normalise(answer);
        return AnswerText.normalise(name).equals(said) || of(name).contains(said);
    }

    /** The synonyms of a name, in the form in which names are compared. */
    Set<String> of(String name) {
        return others.getOrDefault(AnswerText.normalise(name), Set.of());
    }
}
