package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the weights of a module lie in the engine's memory. A matrix that only linear layers multiply by is there as
 * {@code [in, out]} and not as the {@code [out, in]} of checkpoints: the engine multiplies by its own order faster than by
 * the other. Immutable.
 */
public final class WeightLayout {
    private final Set<Weight> transposed;

    private WeightLayout(Set<Weight> transposed) {
        this.transposed = Set.copyOf(transposed);
    }

    static WeightLayout of(GraphModule module) {
        Set<Weight> multiplied = new HashSet<>();
        Set<Weight> usedOtherwise = new HashSet<>();
        for (GraphFunction function : module.functions().values()) {
            function.outputs().values().forEach(node -> weight(node).ifPresent(usedOtherwise::add));
            for (Node node : function.nodes()) {
                for (int i = 0; i < node.operands().size(); i++) {
                    Set<Weight> uses = node.op() instanceof Op.Linear && i == 1 ? multiplied : usedOtherwise;
                    weight(node.operand(i)).ifPresent(uses::add);
                }
            }
        }
        multiplied.removeAll(usedOtherwise);
        return new WeightLayout(multiplied);
    }

    private static Optional<Weight> weight(Node node) {
        return node.op() instanceof Op.ReadWeight read ? Optional.of(read.weight()) : Optional.empty();
    }

    /** Whether a weight is a matrix whose axes are exchanged. */
    public boolean isTransposed(Weight weight) {
        return transposed.contains(weight);
    }

    boolean isTransposed(Node node) {
        return weight(node).filter(transposed::contains).isPresent();
    }

    /** The axes of a weight as they lie there. */
    public long[] shape(Weight weight) {
        long[] shape = weight.shape().dims().stream().mapToLong(Dim::fixed).toArray();
        return isTransposed(weight) ? new long[] {shape[1], shape[0]} : shape;
    }
}
