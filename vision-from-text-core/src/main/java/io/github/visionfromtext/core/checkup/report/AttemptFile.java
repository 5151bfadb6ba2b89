package io.github.visionfromtext.core.checkup.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts as JSON lines, an object a line. */
public final class AttemptFile {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING);

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(4 << 20)
                        .build());
    }

    private AttemptFile() {}

    /** Replaces a file; whoever looks finds the old one or the new one, never a part. */
    public static void write(List<Attempt> attempts, Path file) throws IOException {
        ReplacedFile.write(file, output -> {
            for (Attempt attempt : attempts) {
                output.write(JSON.writeValueAsBytes(attempt));
                output.write('\n');
            }
        });
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it cannot be read, or a line is no attempt; the message names the line
     */
    public static List<Attempt> read(Path file) {
        List<Attempt> attempts = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            for (int number = 1; line != null; number++) {
                if (!line.isBlank()) {
                    attempts.add(parse(line, file, number));
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read attempts from " + file + ": " + e, e);
        }
        return List.copyOf(attempts);
    }

    private static Attempt parse(String line, Path file, int number) {
        try {
            @Nullable Attempt attempt = JSON.readValue(line, Attempt.class);
            if (attempt == null
                    || attempt.category() == null
                    || attempt.concept() == null
                    || attempt.language() == null) {
                throw new InvalidInputException("Line " + number + " of " + file
                        + " is no attempt at drawing: expected a category, a concept and a language");
            }
            return attempt;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "Line " + number + " of " + file + " is no attempt at drawing: " + e.getOriginalMessage(), e);
        }
    }
}
