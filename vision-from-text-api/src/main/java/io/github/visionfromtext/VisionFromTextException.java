package io.github.visionfromtext;

import org.jspecify.annotations.Nullable;

/**
 * Root of every exception this library throws on purpose.
 *
 * <p>The message names the offending value, what was expected and, where there is one, the remedy. Callers that only want
 * to report a failure catch this type; callers that can react catch a subclass.
 */
public class VisionFromTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VisionFromTextException(String message) {
        super(message);
    }

    public VisionFromTextException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
