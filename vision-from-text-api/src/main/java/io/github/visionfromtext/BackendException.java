package io.github.visionfromtext;

import org.jspecify.annotations.Nullable;

/**
 * An engine failed while loading or running a graph: a native library that does not load, memory that ran out, a closed
 * session. The message names the backend and what to do; the cause is the engine's own exception.
 */
public class BackendException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public BackendException(String message) {
        super(message);
    }

    public BackendException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
