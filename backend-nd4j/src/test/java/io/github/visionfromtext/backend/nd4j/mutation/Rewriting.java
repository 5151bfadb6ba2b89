package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a module again with some operations computed otherwise. */
final class Rewriting {
    private final Rule rule;
    private final List<Node> nodes = new ArrayList<>();

    private Rewriting(Rule rule) {
        this.rule = rule;
    }

    /** What becomes of a node. */
    interface Rule {
        /**
         * The node that takes the place of another.
         *
         * @param operands as rewritten
         * @return null to leave the operation as it is
         */
        @Nullable
        Node rewrite(Rewriting graph, Node node, List<Node> operands);
    }

    static GraphModule of(GraphModule module, Rule rule) {
        Map<String, GraphFunction> functions = new LinkedHashMap<>();
        module.functions().forEach((name, function) -> functions.put(name, new Rewriting(rule).rewritten(function)));
        return new GraphModule(module.name(), module.weights(), module.states(), functions);
    }

    private GraphFunction rewritten(GraphFunction function) {
        Map<Node, Node> copies = new HashMap<>();
        for (Node node : function.nodes()) {
            List<Node> operands = node.operands().stream()
                    .map(operand -> Objects.requireNonNull(copies.get(operand)))
                    .toList();
            Node other = rule.rewrite(this, node, operands);
            copies.put(node, other == null ? add(node.op(), node.type(), node.shape(), operands) : other);
        }
        Map<Dim, Node> limits = new LinkedHashMap<>(function.limits());
        limits.replaceAll((difference, node) -> Objects.requireNonNull(copies.get(node)));
        return new GraphFunction(
                function.name(), nodes, copied(function.inputs(), copies), copied(function.outputs(), copies), limits);
    }

    private static Map<String, Node> copied(Map<String, Node> named, Map<Node, Node> copies) {
        Map<String, Node> result = new LinkedHashMap<>(named);
        result.replaceAll((name, node) -> Objects.requireNonNull(copies.get(node)));
        return result;
    }

    Node add(Op op, ElementType type, Shape shape, List<Node> operands) {
        Node node = new Node(nodes.size(), op, operands, type, shape);
        nodes.add(node);
        return node;
    }

    /** A FLOAT node of that shape. */
    Node floats(Op op, Shape shape, Node... operands) {
        return add(op, ElementType.FLOAT, shape, List.of(operands));
    }
}
