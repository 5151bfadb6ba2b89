package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/** Runs functions over caches of its own. */
final class PlainJavaSession implements Session {
    private final Lifetime lifetime;
    private final GraphModule module;
    private final ModuleMemory weights;
    private final Map<State, Cache> caches;
    private final Map<String, Long> lengths;
    private final Workers workers;

    PlainJavaSession(
            Lifetime lifetime,
            GraphModule module,
            ModuleMemory weights,
            Map<State, Cache> caches,
            Map<String, Long> lengths,
            Workers workers) {
        this.lifetime = lifetime;
        this.module = module;
        this.weights = weights;
        this.caches = caches;
        this.lengths = lengths;
        this.workers = workers;
    }

    @Override
    public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
        return lifetime.useAlone(() -> {
            GraphFunction called = module.function(function);
            Map<String, Long> bindings = called.bind(inputs, lengths);
            try {
                Map<String, Tensor> outputs = new Interpreter(weights, caches, inputs, bindings, workers).run(called);
                caches.values().forEach(Cache::commit);
                return outputs;
            } finally {
                caches.values().forEach(Cache::undo);
            }
        });
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
