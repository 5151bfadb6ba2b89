package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** A module and its weights. */
final class ReferenceModule implements LoadedModule {
    private final Lifetime lifetime;
    private final GraphModule module;
    private final WeightFormat format;
    private final Map<Weight, Tensor> weights;

    ReferenceModule(Lifetime lifetime, GraphModule module, WeightFormat format, Map<Weight, Tensor> weights) {
        this.lifetime = lifetime;
        this.module = module;
        this.format = format;
        this.weights = weights;
    }

    @Override
    public GraphModule module() {
        return module;
    }

    @Override
    public WeightFormat format() {
        return format;
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open("The session of module '" + module.name() + "'", opened -> {
            Map<String, Long> bound = module.bindSession(lengths);
            Map<State, StateMemory> states = new HashMap<>();
            for (State state : module.states().values()) {
                states.put(state, new StateMemory(state.shape().evaluate(bound)));
            }
            return new ReferenceSession(opened, module, weights, states, bound);
        });
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        return lifetime.use(() -> {
            throw new UnsupportedCapabilityException(
                    "Backend 'reference' computes no gradients; train on a backend that does, such as djl-pytorch");
        });
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
