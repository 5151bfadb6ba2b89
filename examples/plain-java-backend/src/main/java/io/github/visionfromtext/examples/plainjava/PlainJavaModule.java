package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.State;
import java.util.HashMap;
import java.util.Map;

/** A module and its weights. */
final class PlainJavaModule implements LoadedModule {
    private final Lifetime lifetime;
    private final GraphModule module;
    private final ModuleMemory weights;
    private final Workers workers;

    PlainJavaModule(Lifetime lifetime, GraphModule module, ModuleMemory weights, Workers workers) {
        this.lifetime = lifetime;
        this.module = module;
        this.weights = weights;
        this.workers = workers;
    }

    @Override
    public GraphModule module() {
        return module;
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.FLOAT32;
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open("The session of module '" + module.name() + "'", opened -> {
            Map<String, Long> bound = module.bindSession(lengths);
            Map<State, Cache> caches = new HashMap<>();
            module.states()
                    .values()
                    .forEach(state -> caches.put(state, new Cache(state.shape().evaluate(bound))));
            return new PlainJavaSession(opened, module, weights, caches, bound, workers);
        });
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        return lifetime.use(() -> {
            throw new UnsupportedCapabilityException("Backend '" + PlainJavaProvider.NAME
                    + "' computes no gradients; train on a backend that does, such as djl-pytorch");
        });
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
