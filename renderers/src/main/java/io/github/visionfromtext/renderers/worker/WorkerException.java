package io.github.visionfromtext.renderers.worker;

import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.drawing.RenderStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker did not answer. The one asked is gone; the next question gets another. */
public final class WorkerException extends VisionFromTextException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final Duration waited;

    /** Why it did not answer. */
    public enum Kind {
        /** It could not be started: its tool or its sandbox has gone. */
        NOT_STARTED(RenderStatus.UNAVAILABLE),
        /** It was killed at the deadline. */
        TIMEOUT(RenderStatus.TIMEOUT),
        /** It ended, or wrote what is no message. */
        DIED(RenderStatus.FORBIDDEN);

        private final RenderStatus status;

        Kind(RenderStatus status) {
            this.status = status;
        }

        /** What it means for the program that was asked about. */
        public RenderStatus status() {
            return status;
        }
    }

    /** A worker that was there and gave no answer. */
    public WorkerException(Kind kind, String message, Duration waited, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.waited = waited;
    }

    /** No worker at all. */
    public static WorkerException notStarted(@Nullable String message, @Nullable Throwable cause) {
        return new WorkerException(Kind.NOT_STARTED, String.valueOf(message), Duration.ZERO, cause);
    }

    /** Why it did not answer. */
    public Kind kind() {
        return kind;
    }

    /** How long the answer was waited for. */
    public Duration waited() {
        return waited;
    }
}
