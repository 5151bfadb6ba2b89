package io.github.visionfromtext.backend;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds backends on the class path and chooses one: a name given wins, else the usable one of highest rank. */
public final class Backends {
    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

    private Backends() {}

    /** Every provider on the class path, the highest rank first; equal ranks by name. */
    public static List<BackendProvider> providers() {
        List<BackendProvider> providers = new ArrayList<>();
        ServiceLoader.load(BackendProvider.class).forEach(providers::add);
        providers.sort(Comparator.comparingInt(BackendProvider::rank).reversed().thenComparing(BackendProvider::name));
        return providers;
    }

    /**
     * Opens the usable backend of highest rank. Each one passed over is logged with its reason and remedy.
     *
     * @throws BackendException if none is usable; the message lists each and its remedy
     */
    public static Backend open(BackendOptions options) {
        List<String> refused = new ArrayList<>();
        for (BackendProvider provider : providers()) {
            Availability availability = provider.availability();
            if (availability.usable()) {
                LOG.info("Chose backend {} ({})", provider.name(), availability.reason());
                return provider.create(options);
            }
            refused.add(provider.name() + ": " + availability.reason() + "; " + availability.remedy());
            LOG.warn("Passed over backend {}: {}; {}", provider.name(), availability.reason(), availability.remedy());
        }
        throw new BackendException("No backend is usable. "
                + (refused.isEmpty() ? "None is on the class path: add backend-djl." : String.join(" | ", refused)));
    }

    /**
     * Opens the backend of that name.
     *
     * @throws InvalidInputException if no provider has the name
     * @throws BackendException if it is not usable here
     */
    public static Backend open(String name, BackendOptions options) {
        List<BackendProvider> providers = providers();
        for (BackendProvider provider : providers) {
            if (provider.name().equals(name)) {
                Availability availability = provider.availability();
                if (!availability.usable()) {
                    throw new BackendException("Backend '" + name + "' is not usable: " + availability.reason() + "; "
                            + availability.remedy());
                }
                return provider.create(options);
            }
        }
        String known = providers.stream().map(BackendProvider::name).collect(Collectors.joining(", "));
        throw new InvalidInputException("No backend is named '" + name + "'; on the class path are: " + known);
    }
}
