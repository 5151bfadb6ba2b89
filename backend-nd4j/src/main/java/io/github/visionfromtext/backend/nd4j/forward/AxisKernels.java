package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.kernel.Lines;
import io.github.visionfromtext.backend.nd4j.kernel.Reductions;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;

/** Kernels of operations along axes. */
final class AxisKernels {
    private final Forward forward;

    AxisKernels(Forward forward) {
        this.forward = forward;
    }

    Place reduce(Op.Reduce op, Node node) {
        Place x = forward.operand(node, 0);
        Place y = forward.create(node);
        Walk walk = Walk.over(x.shape(), Shapes.strides(x.shape()), Shapes.reduced(x.shape(), op.axes()));
        return forward.computed(y, Reductions.reduce(op.function(), walk, x.floats(), y.floats()));
    }

    Place argMax(Op.ArgMax op, Node node) {
        Place x = forward.operand(node, 0);
        Place y = forward.create(node);
        return forward.computed(y, Reductions.argMax(Lines.along(x.shape(), op.axis()), x.floats(), y.ints()));
    }

    Place softmax(Op.Softmax op, Node node) {
        Place x = forward.operand(node, 0);
        Place y = forward.create(node);
        return forward.computed(y, Reductions.softmax(Lines.along(x.shape(), op.axis()), x.floats(), y.floats()));
    }

    Place logSoftmax(Op.LogSoftmax op, Node node) {
        Place x = forward.operand(node, 0);
        Place y = forward.create(node);
        return forward.computed(y, Reductions.logSoftmax(Lines.along(x.shape(), op.axis()), x.floats(), y.floats()));
    }

    Place crossEntropy(Op.CrossEntropy op, Node node) {
        Place logits = forward.operand(node, 0);
        Place loss = forward.create(node);
        int classes = (int) logits.shape()[1];
        return forward.computed(
                loss,
                Reductions.crossEntropy(
                        classes, logits.floats(), forward.operand(node, 1).ints(), loss.floats()));
    }
}
