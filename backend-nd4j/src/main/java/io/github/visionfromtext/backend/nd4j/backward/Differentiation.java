package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a function has to be differentiated: the nodes between the weights that are trained and the loss. */
public final class Differentiation {
    private final List<Node> active;
    private final Set<Node> members;

    private Differentiation(List<Node> active) {
        this.active = active;
        this.members = new HashSet<>(active);
    }

    /** @param trained names of the weights that get gradients */
    public static Differentiation of(GraphFunction function, Node loss, Set<String> trained) {
        Set<Node> reaching = new HashSet<>(Set.of(loss));
        List<Node> backwards = new ArrayList<>(function.nodes());
        Collections.reverse(backwards);
        for (Node node : backwards) {
            if (reaching.contains(node)) {
                reaching.addAll(node.operands());
            }
        }
        List<Node> active = new ArrayList<>();
        Set<Node> dependent = new HashSet<>();
        for (Node node : function.nodes()) {
            boolean depends = node.op() instanceof Op.ReadWeight read
                    ? trained.contains(read.weight().name())
                    : node.type() == ElementType.FLOAT
                            && node.operands().stream().anyMatch(dependent::contains);
            if (depends) {
                dependent.add(node);
                if (reaching.contains(node)) {
                    active.add(node);
                }
            }
        }
        return new Differentiation(active);
    }

    /** The nodes, the loss first. */
    public List<Node> backwards() {
        List<Node> backwards = new ArrayList<>(active);
        Collections.reverse(backwards);
        return backwards;
    }

    public boolean contains(Node node) {
        return members.contains(node);
    }

    /** The values that the backward rule of a node reads: some of its operands, or its own result. */
    public List<Node> reads(Node node) {
        Op op = node.op();
        if (op instanceof Op.Softmax || op instanceof Op.LogSoftmax) {
            return List.of(node);
        }
        if (op instanceof Op.Reduce reduce) {
            return reduce.function() == Op.Reduce.Function.MAX ? List.of(node, node.operand(0)) : List.of();
        }
        if (op instanceof Op.Binary binary
                && (binary.function() == Op.Binary.Function.ADD || binary.function() == Op.Binary.Function.SUBTRACT)) {
            return List.of();
        }
        if (op instanceof Op.Reshape
                || op instanceof Op.Transpose
                || op instanceof Op.Slice
                || op instanceof Op.Concat
                || op instanceof Op.Expand) {
            return List.of();
        }
        if (op instanceof Op.Linear && !contains(node.operand(1))) {
            return List.of(node.operand(1));
        }
        return node.operands();
    }
}
