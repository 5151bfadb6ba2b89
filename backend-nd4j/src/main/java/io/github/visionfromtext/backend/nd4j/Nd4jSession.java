package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.FloatBlock;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Memory;
import io.github.visionfromtext.backend.nd4j.plan.Planner;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Caches in native memory, and the plans of the functions called over them. */
final class Nd4jSession implements Session {
    private final Lifetime lifetime;
    private final GraphModule module;
    private final Memory memory;
    private final Plans plans;

    private Nd4jSession(Lifetime lifetime, GraphModule module, Memory memory, Plans plans) {
        this.lifetime = lifetime;
        this.module = module;
        this.memory = memory;
        this.plans = plans;
    }

    /** @param weights are read at every call, so that they may change between calls */
    static Nd4jSession open(
            Lifetime lifetime,
            Nd4jBackend backend,
            GraphModule module,
            Map<Weight, Floats> weights,
            Map<String, Long> lengths) {
        Map<String, Long> bound = module.bindSession(lengths);
        Map<State, Floats> states = new HashMap<>();
        for (State state : module.states().values()) {
            int count = Shapes.count(state.shape().evaluate(bound));
            FloatBlock block = FloatBlock.zeros(backend.budget(), count);
            lifetime.onClose(block::close);
            states.put(state, block.floats(count));
        }
        Plans plans = new Plans(backend);
        lifetime.onClose(plans::close);
        return new Nd4jSession(lifetime, module, new Memory(weights, states, bound), plans);
    }

    @Override
    public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
        GraphFunction called = module.function(function);
        Map<String, Long> bindings = called.bind(inputs, memory.lengths());
        return lifetime.useAlone(() -> plans.run(
                new Plans.Key(function, "", Map.copyOf(bindings)),
                pool -> Planner.plan(called, bindings, memory, pool),
                inputs,
                1));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
