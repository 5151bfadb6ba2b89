package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The results of the nodes computed so far, each kept until the last node that needs it is done. */
final class Results {
    private final Map<Node, Tensor> tensors = new HashMap<>();
    private final Map<Node, Integer> uses = new HashMap<>();

    /** Counts who will need what; outputs are needed to the end. */
    void expect(GraphFunction function) {
        for (Node node : function.nodes()) {
            node.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
        }
        function.outputs().values().forEach(output -> uses.merge(output, 1, Integer::sum));
    }

    void put(Node node, Tensor result) {
        tensors.put(node, result);
        for (Node operand : node.operands()) {
            if (uses.merge(operand, -1, Integer::sum) == 0) {
                tensors.remove(operand);
            }
        }
    }

    Tensor get(Node node) {
        return Objects.requireNonNull(tensors.get(node));
    }
}
