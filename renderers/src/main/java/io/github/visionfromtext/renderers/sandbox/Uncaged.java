package io.github.visionfromtext.renderers.sandbox;

import io.github.visionfromtext.backend.Availability;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No cage at all: a program can do whatever the user of this JVM can. For programs you would run yourself, on a machine you
 * can lose. Chosen only by setting the system property {@value #PROPERTY} to {@value #CONSENT}.
 */
public final class Uncaged implements Sandbox {
    /** The system property that takes the cage away. */
    public static final String PROPERTY = "io.github.visionfromtext.renderers.sandbox";

    /** The only value it has. */
    public static final String CONSENT = "NONE-programs-can-do-anything-to-this-machine";

    private static final Logger LOG = LoggerFactory.getLogger(Uncaged.class);

    @Override
    public String name() {
        return "NONE";
    }

    @Override
    public Availability availability() {
        return Availability.usable("NO SANDBOX, as " + PROPERTY + " says");
    }

    @Override
    public Process start(SandboxProfile profile, List<String> command) throws IOException {
        LOG.warn(
                "Programs in {} run WITHOUT A SANDBOX: they can read, write and send whatever you can", profile.name());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(profile.environment());
        return Spawner.start(builder);
    }

    /** Whether this JVM was told to go without a cage. */
    public static boolean isChosen() {
        return CONSENT.equals(System.getProperty(PROPERTY));
    }
}
