package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.BackendException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether an object is open, and what it opened in turn, which is closed with it. Thread-safe without locks. */
final class Lifetime {
    private final String owner;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<Lifetime> children = ConcurrentHashMap.newKeySet();

    Lifetime(String owner) {
        this.owner = owner;
    }

    /** A lifetime that ends with this one at the latest. */
    Lifetime open(String childOwner) {
        Lifetime child = new Lifetime(childOwner);
        children.add(child);
        children.removeIf(Lifetime::isClosed);
        requireOpen();
        return child;
    }

    boolean isClosed() {
        return closed.get();
    }

    /**
     * @throws BackendException if this was closed
     */
    void requireOpen() {
        if (closed.get()) {
            throw new BackendException("The " + owner + " was closed; open another");
        }
    }

    void close() {
        closed.set(true);
        children.forEach(Lifetime::close);
        children.clear();
    }
}
