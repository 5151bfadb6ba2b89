package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.BackendException;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds native memory. Native memory does not protect itself, so it is used under a lock which closing waits for;
 * what was opened through an owner is closed before it.
 */
abstract class Owner implements AutoCloseable {
    private final String description;
    private final @Nullable Owner parent;
    private final Set<Owner> children = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param description begins a sentence: "The session of module 'llama'" */
    Owner(String description, @Nullable Owner parent) {
        this.description = description;
        this.parent = parent;
    }

    /**
     * Opens something that lives no longer than this.
     *
     * @throws BackendException if this is closed
     */
    final <T extends Owner> T open(Supplier<T> maker) {
        return use(() -> {
            T child = maker.get();
            children.add(child);
            return child;
        });
    }

    /**
     * Does something during which neither this nor its parents can be closed.
     *
     * @throws BackendException if this is closed
     */
    final <T> T use(Supplier<T> action) {
        return parent == null ? useThis(action) : parent.use(() -> useThis(action));
    }

    private <T> T useThis(Supplier<T> action) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new BackendException(description + " is closed; open another");
            }
            return action.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Gives back the memory. Called once, when nobody uses it any more. */
    abstract void free();

    @Override
    public final void close() {
        lock.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
        new ArrayList<>(children).forEach(Owner::close);
        free();
        if (parent != null) {
            parent.children.remove(this);
        }
    }
}
