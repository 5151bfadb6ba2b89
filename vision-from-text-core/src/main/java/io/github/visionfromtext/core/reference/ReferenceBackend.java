package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.ModuleWeights;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Weights and arithmetic in double precision. With {@link WeightFormat#FLOAT32} the weights are rounded once, when they are
 * loaded; activations stay double.
 */
final class ReferenceBackend implements Backend {
    private static final BackendInfo INFO = new BackendInfo(
            ReferenceProvider.NAME,
            "Java " + Runtime.version().feature(),
            "cpu",
            "the reference backend has no other device",
            1,
            Set.of(WeightFormat.FLOAT64, WeightFormat.FLOAT32),
            false);

    private final Lifetime lifetime = new Lifetime("reference backend");

    @Override
    public BackendInfo info() {
        return INFO;
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource source, WeightFormat format) {
        lifetime.requireOpen();
        if (!INFO.formats().contains(format)) {
            throw new UnsupportedCapabilityException("Backend 'reference' keeps weights as FLOAT64 or FLOAT32, not as "
                    + format + "; choose one of these, or another backend such as djl-pytorch");
        }
        Map<Weight, Tensor> weights = new HashMap<>();
        withinMemory("the weights of module '" + module.name() + "'", () -> {
            ModuleWeights.resolve(module, source)
                    .forEach((weight, tensor) -> weights.put(weight, stored(tensor.toTensor(), format)));
            return weights;
        });
        return new ReferenceModule(module, format, weights, lifetime.open("module '" + module.name() + "'"));
    }

    private static Tensor stored(Tensor tensor, WeightFormat format) {
        Tensor rounded = format == WeightFormat.FLOAT32 ? Tensor.floats(tensor.floats(), tensor.shape()) : tensor;
        return Tensor.doubles(rounded.doubles(), tensor.shape());
    }

    /** Runs an action that allocates, and turns want of heap into this library's own exception. */
    static <T> T withinMemory(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (OutOfMemoryError e) {
            throw new BackendException(
                    "The Java heap is too small for " + what
                            + ", which the reference backend keeps in double precision; "
                            + "raise it with -Xmx, or choose another backend",
                    e);
        }
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
