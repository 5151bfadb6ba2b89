package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --backend}, {@code --device} and {@code --threads}: what runs the models. */
public final class BackendSelection {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "What runs the models; vft doctor lists them (default: the best there is).")
    private @Nullable String name;

    @Option(
            names = "--device",
            paramLabel = "D",
            defaultValue = "auto",
            description = "cpu, cuda, cuda:N or auto (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads of an operation, 0 for the backend's choice (default: ${DEFAULT-VALUE}).")
    private int threads;

    /**
     * Opens the backend.
     *
     * @param format of weights it must offer
     * @throws UnsupportedCapabilityException if it lacks the number format; told before any weight is read
     */
    public Backend open(WeightFormat format) {
        BackendOptions options = new BackendOptions(device, threads);
        Backend backend = name == null ? Backends.open(options) : Backends.open(name, options);
        if (!backend.info().formats().contains(format)) {
            BackendInfo info = backend.info();
            backend.close();
            throw new UnsupportedCapabilityException("backend " + info.name() + " has no " + typed(format)
                    + " weights; choose --dtype "
                    + info.formats().stream()
                            .sorted()
                            .map(BackendSelection::typed)
                            .collect(Collectors.joining(" or ")));
        }
        return backend;
    }

    private static String typed(WeightFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
