package io.github.visionfromtext.backend;

import io.github.visionfromtext.BackendException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From the opening of a backend, a module, a session or a training to its closing; each has one. It gives a backend the rules
 * L1 to L5, L8, S10 and T10 of the specification: what is closed says so, closing waits for calls under way, closes what was
 * opened through it and only then frees, from the leaves up. Memory an engine does not protect is thus never used after it
 * was freed. Thread-safe.
 *
 * <p>Bodies must not hand calls of {@link #use} to other threads and wait for them: closing may have begun in between.
 */
public final class Lifetime implements AutoCloseable {
    private final String description;
    private final @Nullable Lifetime parent;
    private final Set<Lifetime> children = ConcurrentHashMap.newKeySet();
    private final Deque<Runnable> releases = new ConcurrentLinkedDeque<>();
    private final ReentrantReadWriteLock uses = new ReentrantReadWriteLock();
    /** Held until everything is freed, so that whoever closes second returns no earlier. */
    private final ReentrantLock closing = new ReentrantLock();

    private boolean closed;

    /**
     * The lifetime of a backend.
     *
     * @param description begins a sentence: {@code "Backend 'reference'"}
     */
    public Lifetime(String description) {
        this(description, null);
    }

    private Lifetime(String description, @Nullable Lifetime parent) {
        this.description = description;
        this.parent = parent;
    }

    /**
     * Opens something that lives no longer than this. If {@code maker} throws, all it gave to {@link #onClose} is released.
     *
     * @param childDescription begins a sentence: {@code "The session of module 'llama'"}
     * @param maker gets the lifetime of what it makes
     * @throws BackendException if this is closed, or memory is short
     */
    public <T> T open(String childDescription, Function<Lifetime, T> maker) {
        return use(() -> {
            Lifetime child = new Lifetime(childDescription, this);
            children.add(child);
            try {
                return child.withinMemory(() -> maker.apply(child));
            } catch (RuntimeException | Error e) {
                child.close();
                throw e;
            }
        });
    }

    /** Keeps an action for the end. It happens once, when nothing is used any more; the last kept is the first done. */
    public void onClose(Runnable release) {
        releases.push(release);
    }

    /**
     * Does something during which neither this nor what it was opened through can be closed. Any number of threads may be
     * inside at once, {@link #useAlone} apart.
     *
     * @throws BackendException if this is closed, or for an {@link OutOfMemoryError}
     */
    public <T> T use(Supplier<T> body) {
        return hold(uses.readLock(), body);
    }

    /**
     * Does something as {@link #use} does, and waits until no other thread uses this or what was opened through it: for
     * sessions, whose state belongs to one call at a time, and for changes of weights that sessions read.
     *
     * @throws BackendException as {@link #use} does, and if this thread is inside {@link #use}
     */
    public <T> T useAlone(Supplier<T> body) {
        if (uses.getReadHoldCount() > 0) {
            throw waitsForItself("used alone");
        }
        return hold(uses.writeLock(), body);
    }

    private <T> T hold(Lock lock, Supplier<T> body) {
        return parent == null ? holdThis(lock, body) : parent.use(() -> holdThis(lock, body));
    }

    private <T> T holdThis(Lock lock, Supplier<T> body) {
        lock.lock();
        try {
            if (closed) {
                throw new BackendException(description + " is closed; open another");
            }
            return withinMemory(body);
        } finally {
            lock.unlock();
        }
    }

    private <T> T withinMemory(Supplier<T> body) {
        try {
            return body.get();
        } catch (OutOfMemoryError e) {
            throw new BackendException(
                    description + " has too little memory: " + e.getMessage()
                            + "; raise the Java heap with -Xmx, or ask for less at once",
                    e);
        }
    }

    /**
     * Waits for calls under way, closes what was opened through this, and releases. Closing twice has no effect, but to wait
     * for the first.
     *
     * @throws BackendException if this thread is inside {@link #use} or {@link #useAlone}
     */
    @Override
    public void close() {
        if (uses.getReadHoldCount() > 0 || uses.isWriteLockedByCurrentThread()) {
            throw waitsForItself("closed");
        }
        closing.lock();
        try {
            if (end()) {
                free();
            }
        } finally {
            closing.unlock();
        }
    }

    private void free() {
        List<Runnable> steps = new ArrayList<>();
        children.forEach(child -> steps.add(child::close));
        steps.addAll(releases);
        if (parent != null) {
            steps.add(() -> parent.children.remove(this));
        }
        doAll(steps);
    }

    private BackendException waitsForItself(String what) {
        return new BackendException(
                description + " cannot be " + what + " inside a call of its own, which would wait for itself");
    }

    private boolean end() {
        uses.writeLock().lock();
        try {
            boolean first = !closed;
            closed = true;
            return first;
        } finally {
            uses.writeLock().unlock();
        }
    }

    /** Does every step and throws what the first failure was: one that fails must not keep the memory of others. */
    private static void doAll(List<Runnable> steps) {
        @Nullable RuntimeException failure = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
