package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.ElementType;
import java.util.Objects;
import java.util.stream.LongStream;

/** Places of what a function is given, and kernels that fill them. */
final class LeafKernels {
    private final Forward forward;

    LeafKernels(Forward forward) {
        this.forward = forward;
    }

    Place input(Op.Input op, Node node) {
        Place place = forward.create(node);
        return forward.computed(place, () -> {
            if (node.type() == ElementType.INT) {
                long[] argument = forward.call().argument(op.name()).ints();
                System.arraycopy(argument, 0, place.ints().values(), 0, argument.length);
            } else {
                float[] argument = forward.call().argument(op.name()).floats();
                place.floats().write(0, argument, argument.length);
            }
        });
    }

    Place readWeight(Op.ReadWeight op, Node node) {
        return new Place(
                Objects.requireNonNull(forward.memory().weights().get(op.weight())), forward.shape(node), null);
    }

    Place constant(Op.Constant op, Node node) {
        if (node.type() == ElementType.INT) {
            long[] values = op.values().stream().mapToLong(Double::longValue).toArray();
            return new Place(new Ints(values), forward.shape(node), null);
        }
        Place place = forward.create(node);
        float[] values = new float[op.values().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = op.values().get(i).floatValue();
        }
        return forward.computed(place, () -> place.floats().write(0, values, values.length));
    }

    Place range(Op.Range op, Node node) {
        int length = Shapes.count(op.length().evaluate(forward.bindings()));
        return new Place(new Ints(LongStream.range(0, length).toArray()), forward.shape(node), null);
    }
}
