package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;

/** Provides the backend named {@code "reference"}, of rank 0. It runs everywhere, on one thread of the CPU. */
public final class ReferenceProvider implements BackendProvider {
    /** What a user types to choose this backend. */
    public static final String NAME = "reference";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Availability availability() {
        return Availability.usable("plain Java, slow");
    }

    /**
     * Opens the backend. A number of threads is a wish it cannot grant: it uses one and says so in its info.
     *
     * @throws UnsupportedCapabilityException if the device is not the CPU
     */
    @Override
    public Backend create(BackendOptions options) {
        if (options.device().startsWith("cuda")) {
            throw new UnsupportedCapabilityException("Backend '" + NAME + "' runs on the device cpu only, not on '"
                    + options.device() + "'; choose cpu or auto, or a backend with a GPU such as djl-pytorch");
        }
        return new ReferenceBackend();
    }
}
