package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.UnsupportedCapabilityException;
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
    private final GraphModule module;
    private final WeightFormat format;
    private final Lifetime lifetime;
    private volatile Map<Weight, Tensor> weights;

    ReferenceModule(GraphModule module, WeightFormat format, Map<Weight, Tensor> weights, Lifetime lifetime) {
        this.module = module;
        this.format = format;
        this.weights = Map.copyOf(weights);
        this.lifetime = lifetime;
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
        lifetime.requireOpen();
        Map<String, Long> bound = module.bindSession(lengths);
        Map<State, StateMemory> states = new HashMap<>();
        ReferenceBackend.withinMemory("the state of a session with " + lengths, () -> {
            for (State state : module.states().values()) {
                states.put(state, new StateMemory(state.shape().evaluate(bound)));
            }
            return states;
        });
        return new ReferenceSession(
                module, weights, states, bound, lifetime.open("session of module '" + module.name() + "'"));
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        lifetime.requireOpen();
        throw new UnsupportedCapabilityException(
                "Backend 'reference' computes no gradients; train on a backend that does, such as djl-pytorch");
    }

    @Override
    public void close() {
        lifetime.close();
        weights = Map.of();
    }
}
