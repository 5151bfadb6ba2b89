package io.github.visionfromtext.renderers.sandbox;

import io.github.visionfromtext.backend.Availability;
import java.io.IOException;
import java.util.List;

/**
 * A cage for hostile processes. What runs in it sees no file of this machine but the read-only ones of its profile, no
 * network, no process from outside and no variable of the environment; it cannot exceed its limits, write anywhere but into
 * its own {@code /tmp} and {@code /dev/shm}, or outlive this JVM. Thread-safe.
 */
public interface Sandbox {
    /** Short name, such as {@code "bubblewrap"}; part of provenance. */
    String name();

    /** Whether its tool is here, and which. Says nothing about whether it holds: {@link Canary} does. Never throws. */
    Availability availability();

    /**
     * Starts a command with its three standard streams piped to the caller, in {@code /tmp}.
     *
     * @throws IOException if it cannot be started; never starts it without the cage
     */
    Process start(SandboxProfile profile, List<String> command) throws IOException;
}
