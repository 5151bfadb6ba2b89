package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Set;

/** Inference in FLOAT32 on the CPU. */
final class PlainJavaBackend implements Backend {
    private final Lifetime lifetime = new Lifetime("Backend '" + PlainJavaProvider.NAME + "'");
    private final Workers workers;

    PlainJavaBackend(int threads) {
        this.workers = new Workers(threads);
        lifetime.onClose(workers::close);
    }

    @Override
    public BackendInfo info() {
        return new BackendInfo(
                PlainJavaProvider.NAME,
                "Java " + Runtime.version().feature(),
                "cpu",
                "plain Java has no other device",
                workers.threads(),
                Set.of(WeightFormat.FLOAT32),
                false);
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource source, WeightFormat format) {
        if (format != WeightFormat.FLOAT32) {
            throw new UnsupportedCapabilityException("Backend '" + PlainJavaProvider.NAME
                    + "' keeps weights as FLOAT32, not as " + format + "; choose FLOAT32 or another backend");
        }
        return lifetime.open(
                "Module '" + module.name() + "'",
                opened -> new PlainJavaModule(opened, module, ModuleMemory.load(module, source), workers));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
