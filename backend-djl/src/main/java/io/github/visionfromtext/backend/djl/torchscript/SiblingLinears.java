package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Linear layers of one function that read the same value (query, key and value; gate and up). With their weights lying one
 * after the other in memory they are one matrix product, which costs one call of a kernel instead of several.
 *
 * @param layers the nodes, in the order of the function
 */
record SiblingLinears(List<Node> layers) {
    /** All such layers of a function, two or more each. */
    static List<SiblingLinears> of(GraphFunction function) {
        Map<Set<Object>, List<Node>> byOperand = new LinkedHashMap<>();
        for (Node node : function.nodes()) {
            if (node.op() instanceof Op.Linear
                    && weights(node).size() == node.operands().size() - 1) {
                byOperand
                        .computeIfAbsent(Set.of(node.operand(0), node.operands().size()), key -> new ArrayList<>())
                        .add(node);
            }
        }
        return byOperand.values().stream()
                .filter(layers -> layers.size() > 1)
                .map(SiblingLinears::new)
                .filter(siblings -> siblings.allWeights().distinct().count()
                        == siblings.allWeights().count())
                .toList();
    }

    /** The weight and the bias of a layer, as far as they are weights of the module. */
    private static List<Weight> weights(Node layer) {
        return layer.operands().stream()
                .skip(1)
                .filter(operand -> operand.op() instanceof Op.ReadWeight)
                .map(operand -> ((Op.ReadWeight) operand.op()).weight())
                .toList();
    }

    Stream<Weight> allWeights() {
        return layers.stream().flatMap(layer -> weights(layer).stream());
    }

    /** The matrices, in the order of the layers. */
    List<Weight> matrices() {
        return layers.stream().map(layer -> weights(layer).get(0)).toList();
    }

    /** Where the result of a layer begins in the rows of the product. */
    long offset(Node layer) {
        return layers.subList(0, layers.indexOf(layer)).stream()
                .mapToLong(before -> before.shape().dim(-1).fixed())
                .sum();
    }

    /** The biases, in the order of the layers; empty if the layers have none. */
    List<Weight> biases() {
        return layers.stream()
                .map(SiblingLinears::weights)
                .filter(weights -> weights.size() == 2)
                .map(weights -> weights.get(1))
                .toList();
    }
}
