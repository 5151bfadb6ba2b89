package io.github.visionfromtext.core.checkup.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.visionfromtext.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of JSON, an object a line. */
final class JsonLines {
    static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING);

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(4 << 20)
                        .build());
    }

    private JsonLines() {}

    /**
     * Reads a file.
     *
     * @param what a line is, for messages
     * @throws InvalidInputException if it cannot be read, or a line is something else; the message names the line
     */
    static <T> List<T> read(Path file, Class<T> type, String what) {
        List<T> all = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            for (int number = 1; line != null; number++) {
                if (!line.isBlank()) {
                    all.add(parse(line, type, "Line " + number + " of " + file + " is no " + what));
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read " + file + ": " + e, e);
        }
        return List.copyOf(all);
    }

    private static <T> T parse(String line, Class<T> type, String complaint) {
        try {
            @Nullable T value = JSON.readValue(line, type);
            if (value == null) {
                throw new InvalidInputException(complaint + ": it is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(complaint + ": " + e.getOriginalMessage(), e);
        }
    }
}
