package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.specification.AbsentCapability;
import java.util.function.Supplier;

/**
 * The backend that is tested, and the reference backend it is compared with.
 *
 * @param backend open for all tests
 * @param reference computes in double precision
 * @param opener opens the backend once more
 */
public record Subject(Backend backend, Backend reference, Supplier<Backend> opener) implements AutoCloseable {
    /** Opens both. */
    public static Subject open(Supplier<Backend> opener) {
        return new Subject(opener.get(), Backends.open("reference", BackendOptions.DEFAULT), opener);
    }

    String name() {
        return backend.info().name();
    }

    boolean offers(WeightFormat format) {
        return backend.info().formats().contains(format);
    }

    /** Skips the test if the backend does not offer a format. */
    void need(WeightFormat format) {
        if (!offers(format)) {
            throw new AbsentCapability(name(), "no " + format);
        }
    }

    /** Skips the test if the backend computes no gradients. */
    void needGradients() {
        if (!backend.info().trains()) {
            throw new AbsentCapability(name(), "no gradients");
        }
    }

    @Override
    public void close() {
        try (reference) {
            backend.close();
        }
    }
}
