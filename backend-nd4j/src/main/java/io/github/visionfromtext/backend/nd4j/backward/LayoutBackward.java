package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.backend.nd4j.gradient.CopyGradients;
import io.github.visionfromtext.backend.nd4j.kernel.Copies;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;

/** Backward kernels of operations that move numbers. */
final class LayoutBackward {
    private final Backward backward;

    LayoutBackward(Backward backward) {
        this.backward = backward;
    }

    /** Adds to the operand what a walk over it and the result pairs. */
    private boolean copied(Node node, int index, long[] walked, int[] strides, int start, int resultStart) {
        Walk walk = Walk.over(walked, strides, Shapes.strides(backward.shape(node)));
        Floats target = backward.gradients().of(node.operand(index));
        return backward.done(
                CopyGradients.strided(walk, target, start, backward.gradients().of(node), resultStart, 1));
    }

    Boolean reshape(Op.Reshape op, Node node) {
        return copied(node, 0, backward.shape(node), Shapes.strides(backward.shape(node)), 0, 0);
    }

    Boolean transpose(Op.Transpose op, Node node) {
        int[] strides = Shapes.strides(backward.shape(node.operand(0)));
        int[] permuted =
                op.permutation().stream().mapToInt(axis -> strides[axis]).toArray();
        return copied(node, 0, backward.shape(node), permuted, 0, 0);
    }

    Boolean slice(Op.Slice op, Node node) {
        int[] strides = Shapes.strides(backward.shape(node.operand(0)));
        int start = Math.toIntExact(op.start().evaluate(backward.bindings())) * strides[op.axis()];
        return copied(node, 0, backward.shape(node), strides, start, 0);
    }

    Boolean concat(Op.Concat op, Node node) {
        int stride = Shapes.strides(backward.shape(node))[op.axis()];
        int start = 0;
        for (int i = 0; i < node.operands().size(); i++) {
            long[] part = backward.shape(node.operand(i));
            if (backward.isActive(node, i) && Shapes.count(part) > 0) {
                copied(node, i, part, Shapes.strides(part), 0, start);
            }
            start += (int) part[op.axis()] * stride;
        }
        return true;
    }

    Boolean expand(Op.Expand op, Node node) {
        return copied(
                node,
                0,
                backward.shape(node),
                Shapes.stretched(backward.shape(node.operand(0)), backward.shape(node)),
                0,
                0);
    }

    Boolean gather(Op.Gather op, Node node) {
        return picked(node, op.axis(), op.batchAxes() == 0);
    }

    Boolean embedding(Op.Embedding op, Node node) {
        return picked(node, 0, true);
    }

    private boolean picked(Node node, int axis, boolean shared) {
        return backward.done(CopyGradients.gather(
                Copies.Picking.of(backward.shape(node.operand(0)), axis, shared),
                backward.gradients().of(node.operand(0)),
                backward.places().get(node.operand(1)).ints(),
                backward.gradients().of(node)));
    }
}
