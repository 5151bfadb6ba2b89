package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;

/** Provides the backend named {@code "plain-java"}. It needs no native library, and so runs wherever Java does. */
public final class PlainJavaProvider implements BackendProvider {
    /** What a user types to choose this backend. */
    public static final String NAME = "plain-java";

    @Override
    public String name() {
        return NAME;
    }

    /** Before the reference backend, which is slower, and after every engine. */
    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Availability availability() {
        return Availability.usable("plain Java");
    }

    /**
     * Opens the backend.
     *
     * @throws UnsupportedCapabilityException if the device is not the CPU
     */
    @Override
    public Backend create(BackendOptions options) {
        if (options.device().startsWith("cuda")) {
            throw new UnsupportedCapabilityException("Backend '" + NAME + "' runs on the device cpu only, not on '"
                    + options.device() + "'; choose cpu or auto");
        }
        int threads =
                options.threads() > 0 ? options.threads() : Runtime.getRuntime().availableProcessors();
        return new PlainJavaBackend(threads);
    }
}
