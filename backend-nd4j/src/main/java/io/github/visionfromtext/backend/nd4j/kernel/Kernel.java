package io.github.visionfromtext.backend.nd4j.kernel;

/** One operation of a call. */
@FunctionalInterface
public interface Kernel {
    /** Computes. */
    void run();

    /** Takes back what {@link #run} changed outside the call: rows of a cache. Called if a later kernel fails. */
    default void undo() {}
}
