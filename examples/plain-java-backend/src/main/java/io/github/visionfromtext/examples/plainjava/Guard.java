package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.BackendException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Whether something is open. Uses may run side by side; closing waits for those under way, refuses those after it, and closes
 * what was opened through this. Thread-safe.
 */
final class Guard {
    private final String owner;
    private final Set<Guard> children = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    Guard(String owner) {
        this.owner = owner;
    }

    /** The guard of something that lives no longer than this. Call it inside {@link #use}. */
    Guard child(String childOwner) {
        Guard child = new Guard(childOwner);
        children.removeIf(Guard::isClosed);
        children.add(child);
        return child;
    }

    /**
     * Does something with what is guarded.
     *
     * @throws BackendException if it was closed, or if the heap is too small
     */
    <T> T use(String what, Supplier<T> action) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new BackendException("The " + owner + " was closed; open another");
            }
            return action.get();
        } catch (OutOfMemoryError e) {
            throw new BackendException("The Java heap is too small for " + what + "; raise it with -Xmx", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private boolean isClosed() {
        lock.readLock().lock();
        try {
            return closed;
        } finally {
            lock.readLock().unlock();
        }
    }

    void close() {
        lock.writeLock().lock();
        closed = true;
        lock.writeLock().unlock();
        List<Guard> orphans = new ArrayList<>(children);
        children.clear();
        orphans.forEach(Guard::close);
    }
}
