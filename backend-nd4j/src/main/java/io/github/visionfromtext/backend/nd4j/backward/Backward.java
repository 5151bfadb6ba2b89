package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Places;
import io.github.visionfromtext.graph.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the backward planning of a node draws on.
 *
 * @param differentiation says which values need a gradient
 * @param bindings a length for every symbol
 * @param places of values
 * @param gradients places of gradients
 * @param kernels of the plan so far
 */
public record Backward(
        Differentiation differentiation,
        Map<String, Long> bindings,
        Places places,
        Gradients gradients,
        List<Kernel> kernels) {
    long[] shape(Node node) {
        return node.shape().evaluate(bindings);
    }

    boolean isActive(Node node, int index) {
        return index < node.operands().size() && differentiation.contains(node.operand(index));
    }

    /** Where to add to the gradient of an operand; null if it needs none. */
    @Nullable
    Floats gradient(Node node, int index) {
        return isActive(node, index) ? gradients.of(node.operand(index)) : null;
    }

    Floats value(Node node) {
        return places.get(node).floats();
    }

    Floats operand(Node node, int index) {
        return value(node.operand(index));
    }

    boolean done(Kernel... added) {
        kernels.addAll(List.of(added));
        return true;
    }
}
