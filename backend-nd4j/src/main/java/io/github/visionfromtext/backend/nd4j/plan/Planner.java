package io.github.visionfromtext.backend.nd4j.plan;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.memory.BlockPool;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the plan of a function: a kernel for each node, memory for each value as long as somebody needs it. */
public final class Planner {
    private Planner() {}

    /**
     * Plans a function.
     *
     * @param bindings a length for every symbol
     * @param pool gives the memory; plans that share a pool must not run at the same time
     */
    public static Plan plan(GraphFunction function, Map<String, Long> bindings, Memory memory, BlockPool pool) {
        pool.releaseAll();
        Call call = new Call();
        List<Kernel> kernels = new ArrayList<>();
        Places places = new Places(pool);
        for (Node node : function.nodes()) {
            node.operands().forEach(places::expect);
        }
        function.outputs().values().forEach(places::expect);
        ForwardKernels forward = new ForwardKernels(memory, bindings, call, places, kernels);
        for (Node node : function.nodes()) {
            forward.add(node);
            node.operands().forEach(places::used);
            places.endOfNode();
        }
        Map<String, Place> outputs = new LinkedHashMap<>();
        function.outputs().forEach((name, node) -> outputs.put(name, places.get(node)));
        return new Plan(call, kernels, outputs);
    }
}
