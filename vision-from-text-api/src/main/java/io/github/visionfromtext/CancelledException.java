package io.github.visionfromtext;

import org.jspecify.annotations.Nullable;

/**
 * A long operation stopped because its {@link CancellationToken} was cancelled. Nothing half-written was left in place of
 * something good; work that was saved before (checkpoints, finished images) stays.
 */
public class CancelledException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public CancelledException(String message) {
        super(message);
    }

    public CancelledException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
