package io.github.visionfromtext.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Turns what the file system says into a sentence with a remedy: many of its exceptions carry only a file name. */
final class FileProblems {
    private FileProblems() {}

    static String describe(IOException thrown) {
        IOException e = thrown;
        // Encoders wrap the error of the stream they write to, which is the one that says what happened.
        while (e.getCause() instanceof IOException cause) {
            e = cause;
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied; check the rights of the file and its folder";
        }
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist; create it first";
        }
        if (e instanceof NotDirectoryException) {
            return "a part of its path is not a folder";
        }
        String message = e instanceof FileSystemException problem && problem.getReason() != null
                ? problem.getReason()
                : String.valueOf(e.getMessage());
        return message.contains("No space left") ? message + "; free some disk space" : message;
    }
}
