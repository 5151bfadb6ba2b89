package io.github.visionfromtext.core.checkup.sketch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads drawings in the form of Google's Quick, Draw!, raw or simplified: one JSON object a line with {@code word},
 * {@code drawing} ({@code [[x...], [y...]]} or {@code [[x...], [y...], [t...]]} for each stroke) and, if they are there,
 * {@code key_id} and {@code recognized}. Other fields are skipped. A file is read as a stream: it may be larger than memory.
 */
public final class SketchFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(1000)
                    .maxNameLength(200)
                    .maxNumberLength(100)
                    .build())
            .build();

    private SketchFile() {}

    /**
     * Reads a file, or every {@code .ndjson} file of a folder in alphabetical order.
     *
     * @param each is told of every drawing, recognised or not
     * @throws InvalidInputException if something cannot be read or is no drawing; the message names the line
     */
    public static void read(Path path, Consumer<Sketch> each) {
        for (Path file : files(path)) {
            try (InputStream in = Files.newInputStream(file)) {
                read(in, file.toString(), each);
            } catch (IOException e) {
                throw new InvalidInputException("Cannot read drawings from " + file + ": " + e, e);
            }
        }
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(entry -> entry.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InvalidInputException(path + " holds no drawings: expected files that end in .ndjson");
            }
            return files;
        } catch (IOException e) {
            throw new InvalidInputException("Cannot list the drawings in " + path + ": " + e, e);
        }
    }

    /** Reads a stream, which stays open. */
    static void read(InputStream in, String name, Consumer<Sketch> each) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            SketchReader reader = new SketchReader(json, name);
            for (Sketch sketch = reader.next(); sketch != null; sketch = reader.next()) {
                each.accept(sketch);
            }
        }
    }
}
