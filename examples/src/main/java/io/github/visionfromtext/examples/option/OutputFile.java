package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file that a long piece of work ends with: looked at before, written as a whole after. */
public final class OutputFile {
    private final Path file;

    private OutputFile(Path file) {
        this.file = file;
    }

    /**
     * A file that can be written, as far as one can tell without writing.
     *
     * @throws InvalidInputException if its folder does not exist or may not be written, or it is a folder itself
     */
    public static OutputFile at(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("cannot write " + file + ": it is a folder; name a file in it");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "cannot write " + file + ": there is no folder " + folder + "; create it first");
        }
        if (!Files.isWritable(folder)) {
            throw new InvalidInputException(
                    "cannot write " + file + ": permission denied in " + folder + "; choose another folder");
        }
        return new OutputFile(file);
    }

    /**
     * Replaces the file.
     *
     * @throws InvalidInputException if that fails; an existing file is then unchanged
     */
    public void write(String text) {
        try {
            ReplacedFile.write(file, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new InvalidInputException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
