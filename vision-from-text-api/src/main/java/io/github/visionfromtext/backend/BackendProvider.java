package io.github.visionfromtext.backend;

/**
 * How an engine is found and opened; registered in {@code META-INF/services}. Thread-safe, without state, and cheap to
 * create: no native library is loaded before {@link #create}.
 */
public interface BackendProvider {
    /** Short name a user types: {@code "djl-pytorch"}. Lower-case letters, digits and hyphens. */
    String name();

    /** Preference when no backend is named; the highest usable one wins. The reference backend has 0. */
    int rank();

    /** Whether the engine can run here; if not, why and what to do. Never throws. */
    Availability availability();

    /**
     * Opens the engine.
     *
     * @throws io.github.visionfromtext.BackendException if the engine does not start
     * @throws io.github.visionfromtext.UnsupportedCapabilityException if it lacks what the options ask for
     */
    Backend create(BackendOptions options);
}
