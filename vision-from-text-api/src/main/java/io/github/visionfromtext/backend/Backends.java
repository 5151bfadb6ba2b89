package io.github.visionfromtext.backend;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.UnsupportedCapabilityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds backends on the class path and chooses one: a name given wins, else the usable one of highest rank. */
public final class Backends {
    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

    private Backends() {}

    /**
     * Every provider on the class path, the highest rank first; equal ranks by name. One that cannot even be made (its jar
     * is damaged or needs another Java) is logged and left out.
     */
    public static List<BackendProvider> providers() {
        List<BackendProvider> providers = new ArrayList<>();
        Iterator<BackendProvider> found =
                ServiceLoader.load(BackendProvider.class).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                providers.add(found.next());
            } catch (ServiceConfigurationError e) {
                LOG.warn("Left out a backend whose provider does not load; remove its jar or replace it", e);
            }
        }
        providers.sort(Comparator.comparingInt(BackendProvider::rank).reversed().thenComparing(BackendProvider::name));
        return providers;
    }

    /**
     * Opens the usable backend of highest rank that offers what the options ask for. Each one passed over is logged with its
     * reason and remedy.
     *
     * @throws BackendException if there is none; the message lists each and its remedy
     */
    public static Backend open(BackendOptions options) {
        return open(providers(), options);
    }

    static Backend open(List<BackendProvider> byRank, BackendOptions options) {
        List<String> refused = new ArrayList<>();
        for (BackendProvider provider : byRank) {
            Availability availability = provider.availability();
            String reason = refusal(availability);
            if (availability.usable()) {
                try {
                    Backend backend = provider.create(options);
                    LOG.info("Chose backend {} ({})", provider.name(), availability.reason());
                    return backend;
                } catch (UnsupportedCapabilityException e) {
                    reason = e.getMessage();
                }
            }
            refused.add(provider.name() + ": " + reason);
            LOG.warn("Passed over backend {}: {}", provider.name(), reason);
        }
        throw new BackendException("No backend is usable. "
                + (refused.isEmpty() ? "None is on the class path: add backend-djl." : String.join(" | ", refused)));
    }

    private static String refusal(Availability availability) {
        return availability.reason() + "; " + availability.remedy();
    }

    /**
     * Opens the backend of that name.
     *
     * @throws InvalidInputException if no provider has the name
     * @throws BackendException if it is not usable here
     * @throws UnsupportedCapabilityException if it lacks what the options ask for
     */
    public static Backend open(String name, BackendOptions options) {
        return open(providers(), name, options);
    }

    static Backend open(List<BackendProvider> providers, String name, BackendOptions options) {
        for (BackendProvider provider : providers) {
            if (provider.name().equals(name)) {
                Availability availability = provider.availability();
                if (!availability.usable()) {
                    throw new BackendException("Backend '" + name + "' is not usable: " + refusal(availability));
                }
                return provider.create(options);
            }
        }
        String known = providers.stream().map(BackendProvider::name).collect(Collectors.joining(", "));
        throw new InvalidInputException("No backend is named '" + name + "'; on the class path are: "
                + (known.isEmpty() ? "none; add backend-djl" : known));
    }
}
