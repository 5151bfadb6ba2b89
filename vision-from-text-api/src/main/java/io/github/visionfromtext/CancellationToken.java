package io.github.visionfromtext;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a long operation to stop at its next safe point. Thread-safe; one token may be shared by several operations.
 *
 * <p>Not a deadline: a caller that wants one cancels from a timer.
 */
public final class CancellationToken {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Set<Registered> actions = ConcurrentHashMap.newKeySet();

    /** An action that waits for the token to be cancelled; closing it takes the action back, if it has not begun. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Asks every operation that holds this token to stop. Calling it again has no effect. */
    public void cancel() {
        cancelled.set(true);
        actions.forEach(Registered::run);
    }

    /**
     * Has an action run when the token is cancelled, for operations that wait where they cannot ask: the action ends what they
     * wait for.
     *
     * @param action short and without exceptions; runs at most once, in the thread that cancels, or at once and in this one
     *     where the token is cancelled already
     */
    public Registration onCancel(Runnable action) {
        Registered registered = new Registered(action);
        actions.add(registered);
        if (cancelled.get()) {
            registered.run();
        }
        return registered;
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

    private final class Registered implements Registration {
        private final Runnable action;

        Registered(Runnable action) {
            this.action = action;
        }

        void run() {
            if (actions.remove(this)) {
                action.run();
            }
        }

        @Override
        public void close() {
            actions.remove(this);
        }
    }
}
