package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The check of a folder to write into, before any work is done for it. */
public final class OutputFolder {
    private OutputFolder() {}

    /**
     * Returns the folder if it can be written to, or be created, as far as one can tell without doing so.
     *
     * @throws InvalidInputException if it, or what it would lie in, is a file or may not be written
     */
    public static Path check(Path folder) {
        @Nullable Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            throw new InvalidInputException(
                    "cannot write into " + folder + ": " + existing + " is no folder; choose another");
        }
        if (!Files.isWritable(existing)) {
            throw new InvalidInputException(
                    "cannot write into " + folder + ": permission denied in " + existing + "; choose another folder");
        }
        return folder;
    }
}
