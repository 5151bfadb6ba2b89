package io.github.visionfromtext.renderers.worker;

import io.github.visionfromtext.VisionFromTextException;
import org.jspecify.annotations.Nullable;

/** A worker did not answer. The one asked is gone; the next question gets another. */
public final class WorkerException extends VisionFromTextException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** Why it did not answer. */
    public enum Kind {
        /** It could not be started: its tool or its sandbox has gone. */
        NOT_STARTED,
        /** It was killed at the deadline. */
        TIMEOUT,
        /** It ended, or wrote what is no message. */
        DIED
    }

    public WorkerException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Why it did not answer. */
    public Kind kind() {
        return kind;
    }
}
