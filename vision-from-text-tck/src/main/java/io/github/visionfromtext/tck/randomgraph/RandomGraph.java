package io.github.visionfromtext.tck.randomgraph;

import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A module made up from a seed, with weights and calls that fit it.
 *
 * @param seed makes the same graph again
 * @param lengths of the session
 * @param calls in the order to make them
 */
public record RandomGraph(
        long seed, GraphModule module, Map<String, Tensor> weights, Map<String, Long> lengths, List<Call> calls) {
    /** The output of every function without state that gradients are taken of. */
    public static final String LOSS = "loss";

    /**
     * One call of a function.
     *
     * @param lengths of the symbolic axes in it, for messages
     */
    public record Call(String function, Map<String, Tensor> inputs, Map<String, Long> lengths) {}

    public WeightSource source() {
        return WeightSource.of("random graph " + seed, weights);
    }

    /** Whether gradients can be taken of a call. */
    public boolean isDifferentiable(Call call) {
        return module.function(call.function()).outputs().containsKey(LOSS)
                && !call.lengths().containsValue(0L);
    }

    /** Every node of every function, one a line. */
    @Override
    public String toString() {
        return "Random graph of seed " + seed + ", weights " + module.weights().values() + "\n"
                + module.functions().values().stream()
                        .map(function -> function.name() + "\n"
                                + function.nodes().stream()
                                        .map(node -> "  " + node + " " + node.type() + attributes(node.op()) + "\n")
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    private static String attributes(Op op) {
        String text = op.toString();
        return text.endsWith("[]") ? "" : " " + text;
    }
}
