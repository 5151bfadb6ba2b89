package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.FloatBlock;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.plan.Memory;
import io.github.visionfromtext.backend.nd4j.plan.Planner;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Caches in native memory, and the plans of the functions called over them. */
final class Nd4jSession extends Owner implements Session {
    private final GraphModule module;
    private final Memory memory;
    private final List<FloatBlock> states;
    private final Plans plans;

    private Nd4jSession(Owner owner, Nd4jBackend backend, GraphModule module, Memory memory, List<FloatBlock> states) {
        super("The session of module '" + module.name() + "'", owner);
        this.module = module;
        this.memory = memory;
        this.states = states;
        this.plans = new Plans(backend);
    }

    /** @param weights are read at every call, so that they may change between calls */
    static Nd4jSession open(
            Owner owner,
            Nd4jBackend backend,
            GraphModule module,
            Map<Weight, Floats> weights,
            Map<String, Long> lengths) {
        Map<String, Long> bound = module.bindSession(lengths);
        List<FloatBlock> blocks = new ArrayList<>();
        Map<State, Floats> states = new HashMap<>();
        try {
            for (State state : module.states().values()) {
                int count = Shapes.count(state.shape().evaluate(bound));
                FloatBlock block = FloatBlock.zeros(backend.budget(), count);
                blocks.add(block);
                states.put(state, block.floats(count));
            }
        } catch (RuntimeException | Error e) {
            blocks.forEach(FloatBlock::close);
            throw e;
        }
        return new Nd4jSession(owner, backend, module, new Memory(weights, states, bound), blocks);
    }

    @Override
    public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
        GraphFunction called = module.function(function);
        Map<String, Long> bindings = called.bind(inputs, memory.lengths());
        return use(() -> plans.run(
                new Plans.Key(function, "", Map.copyOf(bindings)),
                pool -> Planner.plan(called, bindings, memory, pool),
                inputs,
                1));
    }

    @Override
    void free() {
        plans.close();
        states.forEach(FloatBlock::close);
    }
}
