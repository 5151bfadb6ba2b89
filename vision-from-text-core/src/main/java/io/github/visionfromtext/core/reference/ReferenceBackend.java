package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.Lifetime;
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

    private final Lifetime lifetime = new Lifetime("Backend '" + ReferenceProvider.NAME + "'");

    @Override
    public BackendInfo info() {
        return INFO;
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource source, WeightFormat format) {
        if (!INFO.formats().contains(format)) {
            throw new UnsupportedCapabilityException("Backend 'reference' keeps weights as FLOAT64 or FLOAT32, not as "
                    + format + "; choose one of these, or another backend such as djl-pytorch");
        }
        return lifetime.open("Module '" + module.name() + "'", opened -> {
            Map<Weight, Tensor> weights = new HashMap<>();
            opened.onClose(weights::clear);
            ModuleWeights.resolve(module, source)
                    .forEach((weight, tensor) -> weights.put(weight, stored(tensor.toTensor(), format)));
            return new ReferenceModule(opened, module, format, weights);
        });
    }

    private static Tensor stored(Tensor tensor, WeightFormat format) {
        Tensor rounded = format == WeightFormat.FLOAT32 ? Tensor.floats(tensor.floats(), tensor.shape()) : tensor;
        return Tensor.doubles(rounded.doubles(), tensor.shape());
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
