package io.github.visionfromtext.backend.nd4j.plan;

import io.github.visionfromtext.backend.nd4j.backward.Backward;
import io.github.visionfromtext.backend.nd4j.backward.BackwardKernels;
import io.github.visionfromtext.backend.nd4j.backward.Differentiation;
import io.github.visionfromtext.backend.nd4j.backward.Gradients;
import io.github.visionfromtext.backend.nd4j.forward.Forward;
import io.github.visionfromtext.backend.nd4j.forward.ForwardKernels;
import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.memory.BlockPool;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Call;
import io.github.visionfromtext.backend.nd4j.place.Memory;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.backend.nd4j.place.Places;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        return new Draft(function, bindings, memory, pool).forward().plan();
    }

    /**
     * Plans a function and its derivative: a call adds {@code scale} times the gradient of the loss to the gradients of the
     * trained weights.
     *
     * @param loss the scalar to differentiate
     * @param gradients where those of the trained weights add up
     */
    public static Plan planTraining(
            GraphFunction function,
            Node loss,
            Map<Weight, Floats> gradients,
            Map<String, Long> bindings,
            Memory memory,
            BlockPool pool) {
        Set<String> trained = gradients.keySet().stream().map(Weight::name).collect(Collectors.toSet());
        Differentiation differentiation = Differentiation.of(function, loss, trained);
        Draft draft = new Draft(function, bindings, memory, pool);
        differentiation.backwards().forEach(node -> differentiation.reads(node).forEach(draft.places::expect));
        return draft.forward().backward(differentiation, loss, gradients).plan();
    }

    /** A plan in the making. */
    private static final class Draft {
        private final GraphFunction function;
        private final Map<String, Long> bindings;
        private final Memory memory;
        private final BlockPool pool;
        private final Call call = new Call();
        private final List<Kernel> kernels = new ArrayList<>();
        private final Places places;

        Draft(GraphFunction function, Map<String, Long> bindings, Memory memory, BlockPool pool) {
            this.function = function;
            this.bindings = bindings;
            this.memory = memory;
            this.pool = pool;
            this.places = new Places(pool);
            pool.releaseAll();
            function.nodes().forEach(node -> node.operands().forEach(places::expect));
            function.outputs().values().forEach(places::expect);
        }

        Draft forward() {
            ForwardKernels forward = new ForwardKernels(new Forward(memory, bindings, call, places, kernels));
            for (Node node : function.nodes()) {
                forward.add(node);
                node.operands().forEach(places::used);
                places.endOfNode();
            }
            return this;
        }

        Draft backward(Differentiation differentiation, Node loss, Map<Weight, Floats> ofWeights) {
            if (!differentiation.contains(loss)) {
                return this;
            }
            Gradients gradients = new Gradients(ofWeights, bindings, pool, kernels);
            Floats ofLoss = gradients.of(loss);
            kernels.add(() -> ofLoss.add(0, 1, new float[] {(float) call.scale()}, 1));
            BackwardKernels backward =
                    new BackwardKernels(new Backward(differentiation, bindings, places, gradients, kernels));
            for (Node node : differentiation.backwards()) {
                backward.add(node);
                gradients.passedOn(node);
                differentiation.reads(node).forEach(places::used);
                places.endOfNode();
            }
            return this;
        }

        Plan plan() {
            Map<String, Place> outputs = new LinkedHashMap<>();
            function.outputs().forEach((name, node) -> outputs.put(name, places.get(node)));
            return new Plan(call, kernels, outputs);
        }
    }
}
