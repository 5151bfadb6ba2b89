package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Set;

/** TensorFlow, open. Thread-safe. */
final class TensorFlowBackend implements Backend {
    private final Lifetime lifetime = new Lifetime("Backend '" + TensorFlowProvider.NAME + "'");
    private final BackendInfo info;

    private TensorFlowBackend(String version, String reason, int threads) {
        this.info = new BackendInfo(
                TensorFlowProvider.NAME,
                "TensorFlow " + version,
                "cpu",
                reason,
                threads,
                Set.of(WeightFormat.FLOAT32),
                true);
    }

    static TensorFlowBackend open(BackendOptions options) {
        if (options.device().startsWith("cuda")) {
            throw new UnsupportedCapabilityException("Device '" + options.device() + "' is not available to backend '"
                    + TensorFlowProvider.NAME + "', whose natives are built without CUDA. Use device cpu, or backend"
                    + " djl-pytorch");
        }
        String reason = options.device().equals("cpu") ? "asked for" : "these natives are built without CUDA";
        int threads =
                options.threads() > 0 ? options.threads() : Runtime.getRuntime().availableProcessors();
        return new TensorFlowBackend(TensorFlowEngine.start(), reason, threads);
    }

    @Override
    public BackendInfo info() {
        return info;
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format) {
        if (!info.formats().contains(format)) {
            throw new UnsupportedCapabilityException("Backend '" + TensorFlowProvider.NAME
                    + "' keeps weights as FLOAT32, not as " + format
                    + "; choose that, or another backend such as djl-pytorch");
        }
        return lifetime.open(
                "Module '" + module.name() + "'",
                opened -> TensorFlowModule.load(opened, module, weights, info.threads()));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
