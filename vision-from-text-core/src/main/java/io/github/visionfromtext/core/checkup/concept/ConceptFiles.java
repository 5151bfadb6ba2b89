package io.github.visionfromtext.core.checkup.concept;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads lists of concepts that the library may not carry: ADE20K's names of objects, COCO's captions, or a user's own. */
public final class ConceptFiles {
    /** No caption is longer; a file that is not a list of captions soon has a line that is. */
    private static final int LONGEST = 1000;

    private ConceptFiles() {}

    /**
     * Names of objects, one a line, as ADE20K lists them: of synonyms separated by commas the first counts, what follows a
     * tab does not. Empty lines and lines that start with {@code #} are skipped, repetitions too.
     *
     * @throws InvalidInputException if the file cannot be read, is not UTF-8 text, or holds no name
     */
    public static List<Concept> objectNames(Path file) {
        return lines(file, Category.OBJECTS, line -> line.split("[,;\t]", 2)[0]);
    }

    /**
     * Sentences, one a line. Empty lines and lines that start with {@code #} are skipped, repetitions too.
     *
     * @throws InvalidInputException if the file cannot be read, is not UTF-8 text, or holds no sentence
     */
    public static List<Concept> sentences(Path file) {
        return lines(file, Category.SCENES, line -> line);
    }

    private static List<Concept> lines(Path file, Category category, UnaryOperator<String> part) {
        Set<String> texts = new LinkedHashSet<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> part.apply(line).strip())
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> add(texts, text, file));
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
        return concepts(texts, category, file);
    }

    /**
     * The captions of a COCO annotation file ({@code annotations[].caption}), in the order of the file, each once.
     *
     * @throws InvalidInputException if the file cannot be read, is not JSON, or holds no caption
     */
    public static List<Concept> cocoCaptions(Path file) {
        Set<String> texts = new LinkedHashSet<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            expect(json.nextToken(), JsonToken.START_OBJECT, file);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean annotations = json.currentName().equals("annotations");
                JsonToken value = json.nextToken();
                if (annotations) {
                    expect(value, JsonToken.START_ARRAY, file);
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        annotation(json, texts, file);
                    }
                    expect(json.currentToken(), JsonToken.END_ARRAY, file);
                } else {
                    json.skipChildren();
                }
            }
            expect(json.currentToken(), JsonToken.END_OBJECT, file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return concepts(texts, Category.SCENES, file);
    }

    private static void annotation(JsonParser json, Set<String> texts, Path file) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean caption = json.currentName().equals("caption");
            JsonToken value = json.nextToken();
            if (caption && value == JsonToken.VALUE_STRING) {
                String text = json.getText().strip().replaceAll("\\s+", " ");
                if (!text.isEmpty()) {
                    add(texts, text, file);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private static void expect(JsonToken actual, JsonToken expected, Path file) {
        if (actual != expected) {
            throw new InvalidInputException(file + " is not a COCO annotation file: found " + actual + " where "
                    + expected + " was expected; give captions_train2017.json or one like it");
        }
    }

    private static void add(Set<String> texts, String text, Path file) {
        if (text.length() > LONGEST) {
            throw new InvalidInputException(
                    file + " holds a concept of " + text.length() + " characters, which begins \""
                            + text.substring(0, 40) + "\"; expected a name or a sentence of at most " + LONGEST);
        }
        texts.add(text);
    }

    private static List<Concept> concepts(Set<String> texts, Category category, Path file) {
        if (texts.isEmpty()) {
            throw new InvalidInputException(file + " holds no " + category + "; expected one a line");
        }
        return texts.stream().map(text -> new Concept(category, text)).toList();
    }

    private static InvalidInputException unreadable(Path file, Exception cause) {
        boolean encoding =
                cause.getCause() instanceof MalformedInputException || cause instanceof MalformedInputException;
        String why = encoding ? "it is not UTF-8 text" : String.valueOf(cause.getMessage());
        return new InvalidInputException("Cannot read concepts from " + file + ": " + why, cause);
    }
}
