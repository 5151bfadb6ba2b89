package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.kernel.Copies;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;

/** Kernels of operations that move numbers, or only rename them: those share the place of their operand. */
final class LayoutKernels {
    private final Forward forward;

    LayoutKernels(Forward forward) {
        this.forward = forward;
    }

    Place reshape(Op.Reshape op, Node node) {
        Place x = forward.operand(node, 0);
        return x.as(x.numbers(), forward.shape(node));
    }

    Place transpose(Op.Transpose op, Node node) {
        Place x = forward.operand(node, 0);
        long[] shape = forward.shape(node);
        if (Shapes.keepsOrder(x.shape(), op.permutation())) {
            return x.as(x.numbers(), shape);
        }
        int[] strides = Shapes.strides(x.shape());
        int[] permuted =
                op.permutation().stream().mapToInt(axis -> strides[axis]).toArray();
        return copied(node, x, 0, permuted);
    }

    private Place copied(Node node, Place source, int start, int[] strides) {
        Place target = forward.create(node);
        Walk walk = Walk.over(target.shape(), strides, Shapes.strides(target.shape()));
        return forward.computed(target, Copies.strided(walk, source.numbers(), start, target.numbers(), 0));
    }

    Place slice(Op.Slice op, Node node) {
        Place x = forward.operand(node, 0);
        long[] shape = forward.shape(node);
        int start = forward.length(op.start()) * Shapes.strides(x.shape())[op.axis()];
        if (x.numbers() instanceof Floats floats && Shapes.product(x.shape(), 0, op.axis()) == 1) {
            return x.as(floats.part(start, Shapes.count(shape)), shape);
        }
        return copied(node, x, start, Shapes.strides(x.shape()));
    }

    Place concat(Op.Concat op, Node node) {
        Place target = forward.create(node);
        int[] strides = Shapes.strides(target.shape());
        int start = 0;
        for (Node operand : node.operands()) {
            Place part = forward.places().get(operand);
            if (part.numbers().length() > 0) {
                Walk walk = Walk.over(part.shape(), Shapes.strides(part.shape()), strides);
                forward.kernels().add(Copies.strided(walk, part.numbers(), 0, target.numbers(), start));
            }
            start += (int) part.shape()[op.axis()] * strides[op.axis()];
        }
        return target;
    }

    Place expand(Op.Expand op, Node node) {
        Place x = forward.operand(node, 0);
        long[] shape = forward.shape(node);
        return Shapes.count(shape) == x.numbers().length()
                ? x.as(x.numbers(), shape)
                : copied(node, x, 0, Shapes.stretched(x.shape(), shape));
    }

    Place gather(Op.Gather op, Node node) {
        return picked(node, op.axis(), op.batchAxes() == 0);
    }

    Place embedding(Op.Embedding op, Node node) {
        return picked(node, 0, true);
    }

    private Place picked(Node node, int axis, boolean shared) {
        Place data = forward.operand(node, 0);
        Place target = forward.create(node);
        return forward.computed(
                target,
                Copies.gather(
                        Copies.Picking.of(data.shape(), axis, shared),
                        data.numbers(),
                        forward.operand(node, 1).ints(),
                        target.numbers()));
    }
}
