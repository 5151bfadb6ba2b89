package io.github.visionfromtext;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a long operation to stop at its next safe point. Thread-safe; one token may be shared by several operations.
 *
 * <p>Not a deadline: a caller that wants one cancels from a timer.
 */
public final class CancellationToken {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** Asks every operation that holds this token to stop. Calling it again has no effect. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /**
     * Returns quietly unless {@link #cancel()} was called.
     *
     * @param operation what is being interrupted, for the message
     * @throws CancelledException if the token was cancelled
     */
    public void throwIfCancelled(String operation) {
        if (cancelled.get()) {
            throw new CancelledException(operation + " was cancelled");
        }
    }
}
