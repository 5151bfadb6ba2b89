package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Call;
import io.github.visionfromtext.backend.nd4j.place.Memory;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.backend.nd4j.place.Places;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the planning of a node draws on.
 *
 * @param memory of the session
 * @param bindings a length for every symbol
 * @param call gives the arguments when the plan runs
 * @param places of the values so far
 * @param kernels of the plan so far
 */
public record Forward(Memory memory, Map<String, Long> bindings, Call call, Places places, List<Kernel> kernels) {
    /** Where an operand is. */
    Place operand(Node node, int index) {
        return places.get(node.operand(index));
    }

    /** An operand that may be missing. */
    @Nullable
    Floats optionalFloats(Node node, int index) {
        return index < node.operands().size() ? operand(node, index).floats() : null;
    }

    /** Axis lengths of this call. */
    long[] shape(Node node) {
        return node.shape().evaluate(bindings);
    }

    /** A new place for the result of a node. */
    Place create(Node node) {
        return places.create(node.type(), shape(node));
    }

    /** Adds the kernel that fills a place, unless nothing is to be filled. */
    Place computed(Place result, Kernel kernel) {
        if (result.numbers().length() > 0) {
            kernels.add(kernel);
        }
        return result;
    }

    int length(Dim dim) {
        return Math.toIntExact(dim.evaluate(bindings));
    }
}
