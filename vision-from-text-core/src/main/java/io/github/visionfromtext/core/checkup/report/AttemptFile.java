package io.github.visionfromtext.core.checkup.report;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Attempts as JSON lines, an object a line. */
public final class AttemptFile {
    private AttemptFile() {}

    /** Replaces a file; whoever looks finds the old one or the new one, never a part. */
    public static void write(List<Attempt> attempts, Path file) throws IOException {
        ReplacedFile.write(file, output -> {
            for (Attempt attempt : attempts) {
                output.write(JsonLines.JSON.writeValueAsBytes(attempt));
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
        return JsonLines.read(file, Attempt.class, "attempt at drawing");
    }
}
