package io.github.visionfromtext;

import org.jspecify.annotations.Nullable;

/**
 * An argument, option or input file is not what the operation needs. The caller should correct the value the message names
 * and call again.
 */
public class InvalidInputException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
