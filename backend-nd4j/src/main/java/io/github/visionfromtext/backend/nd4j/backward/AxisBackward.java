package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.backend.nd4j.gradient.CopyGradients;
import io.github.visionfromtext.backend.nd4j.gradient.ReductionGradients;
import io.github.visionfromtext.backend.nd4j.kernel.Lines;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;

/** Backward kernels of operations along axes. */
final class AxisBackward {
    private final Backward backward;

    AxisBackward(Backward backward) {
        this.backward = backward;
    }

    Boolean reduce(Op.Reduce op, Node node) {
        long[] shape = backward.shape(node.operand(0));
        Walk walk = Walk.over(shape, Shapes.strides(shape), Shapes.reduced(shape, op.axes()));
        Floats dy = backward.gradients().of(node);
        Floats dx = backward.gradients().of(node.operand(0));
        if (op.function() == Op.Reduce.Function.MAX) {
            return backward.done(ReductionGradients.max(walk, backward.operand(node, 0), backward.value(node), dy, dx));
        }
        float share = op.function() == Op.Reduce.Function.MEAN ? (float) dy.length() / dx.length() : 1;
        return backward.done(CopyGradients.strided(walk, dx, 0, dy, 0, share));
    }

    Boolean softmax(Op.Softmax op, Node node) {
        return backward.done(ReductionGradients.softmax(
                Lines.along(backward.shape(node), op.axis()),
                backward.value(node),
                backward.gradients().of(node),
                backward.gradients().of(node.operand(0))));
    }

    Boolean logSoftmax(Op.LogSoftmax op, Node node) {
        return backward.done(ReductionGradients.logSoftmax(
                Lines.along(backward.shape(node), op.axis()),
                backward.value(node),
                backward.gradients().of(node),
                backward.gradients().of(node.operand(0))));
    }

    Boolean crossEntropy(Op.CrossEntropy op, Node node) {
        return backward.done(ReductionGradients.crossEntropy(
                (int) backward.shape(node.operand(0))[1],
                backward.operand(node, 0),
                backward.places().get(node.operand(1)).ints(),
                backward.gradients().of(node),
                backward.gradients().of(node.operand(0))));
    }
}
