package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * States, and calls of a module over them. The states stay in the engine's memory: a call is fed with them and gives new ones,
 * so one that fails changes nothing.
 */
final class TensorFlowSession implements Session {
    private final Lifetime lifetime;
    private final TensorFlowModule module;
    private final Map<Weight, NativeTensor> weights;
    private final Map<String, Long> lengths;
    private final Map<State, NativeTensor> states = new LinkedHashMap<>();
    private long rows;

    private TensorFlowSession(
            Lifetime lifetime, TensorFlowModule module, Map<Weight, NativeTensor> weights, Map<String, Long> lengths) {
        this.lifetime = lifetime;
        this.module = module;
        this.weights = weights;
        this.lengths = lengths;
    }

    /** @param weights are read at every call, so that they may change between calls */
    static TensorFlowSession open(
            Lifetime lifetime, TensorFlowModule module, Map<Weight, NativeTensor> weights, Map<String, Long> lengths) {
        Map<String, Long> bound = module.module().bindSession(lengths);
        StateMemory.require(module.module(), bound);
        TensorFlowSession session = new TensorFlowSession(lifetime, module, weights, bound);
        lifetime.onClose(() -> session.states.values().forEach(NativeTensor::close));
        for (State state : module.module().states().values()) {
            session.states.put(state, NativeTensor.allocate(ElementType.FLOAT, withoutRows(state, bound)));
        }
        return session;
    }

    private static long[] withoutRows(State state, Map<String, Long> bound) {
        long[] shape = state.shape().evaluate(bound);
        shape[2] = 0;
        return shape;
    }

    @Override
    public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
        GraphFunction called = module.module().function(function);
        Map<String, Long> bindings = called.bind(inputs, lengths);
        return lifetime.useAlone(() -> {
            FunctionCall.Results results = module.call(function).run(inputs, bindings, weights, states, rows);
            if (!results.rest().isEmpty()) {
                take(results.rest());
            }
            return results.outputs();
        });
    }

    private void take(List<NativeTensor> written) {
        int next = 0;
        for (Map.Entry<State, NativeTensor> state : states.entrySet()) {
            state.getValue().close();
            state.setValue(written.get(next++));
        }
        rows = written.get(0).size(2);
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
