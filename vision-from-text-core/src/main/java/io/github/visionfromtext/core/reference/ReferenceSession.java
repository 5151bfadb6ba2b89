package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/** Runs functions over its own states. A call that throws leaves the states as they were. */
final class ReferenceSession implements Session {
    private final Lifetime lifetime;
    private final GraphModule module;
    private final Map<Weight, Tensor> weights;
    private final Map<State, StateMemory> states;
    private final Map<String, Long> lengths;

    ReferenceSession(
            Lifetime lifetime,
            GraphModule module,
            Map<Weight, Tensor> weights,
            Map<State, StateMemory> states,
            Map<String, Long> lengths) {
        this.lifetime = lifetime;
        this.module = module;
        this.weights = weights;
        this.states = states;
        this.lengths = lengths;
    }

    @Override
    public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
        return lifetime.useAlone(() -> {
            GraphFunction called = module.function(function);
            Map<String, Long> bindings = called.bind(inputs, lengths);
            try {
                Map<String, Tensor> outputs = new Interpreter(weights, states, inputs, bindings).run(called);
                states.values().forEach(StateMemory::commit);
                return outputs;
            } finally {
                states.values().forEach(StateMemory::rollBack);
            }
        });
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
