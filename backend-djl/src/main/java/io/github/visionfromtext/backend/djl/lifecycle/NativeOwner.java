package io.github.visionfromtext.backend.djl.lifecycle;

import io.github.visionfromtext.BackendException;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds native memory and whatever was opened through it. Closing waits for calls under way, closes what was
 * opened through it, and only then frees; a later call meets an exception, never freed memory.
 */
public abstract class NativeOwner implements AutoCloseable {
    private final @Nullable NativeOwner parent;
    private final String description;
    private final Set<NativeOwner> children = ConcurrentHashMap.newKeySet();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param description for messages: "The session of module 'llama'" */
    protected NativeOwner(@Nullable NativeOwner parent, String description) {
        this.parent = parent;
        this.description = description;
    }

    /** Makes this known to its parent, once it is fully made. */
    protected final void register() {
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** Runs a body during which neither this nor what it was opened through can be freed. */
    protected final <T> T use(Supplier<T> body) {
        return parent == null ? useSelf(body) : parent.use(() -> useSelf(body));
    }

    private <T> T useSelf(Supplier<T> body) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new BackendException(description + " is closed; open a new one");
            }
            return body.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Frees what this holds. Called once. */
    protected abstract void release();

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
        new ArrayList<>(children).forEach(NativeOwner::close);
        release();
        if (parent != null) {
            parent.children.remove(this);
        }
    }
}
