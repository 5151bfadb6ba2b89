package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.backend.nd4j.gradient.CopyGradients;
import io.github.visionfromtext.backend.nd4j.gradient.Derivatives;
import io.github.visionfromtext.backend.nd4j.gradient.ElementGradients;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;

/** Backward kernels of operations on each element. */
final class ElementBackward {
    private final Backward backward;

    ElementBackward(Backward backward) {
        this.backward = backward;
    }

    Boolean unary(Op.Unary op, Node node) {
        return backward.done(ElementGradients.unary(
                Derivatives.of(op.function()),
                backward.operand(node, 0),
                backward.gradients().of(node),
                backward.gradients().of(node.operand(0))));
    }

    Boolean binary(Op.Binary op, Node node) {
        long[] shape = backward.shape(node);
        boolean linear = op.function() == Op.Binary.Function.ADD || op.function() == Op.Binary.Function.SUBTRACT;
        for (int i = 0; i < 2; i++) {
            Floats target = backward.gradient(node, i);
            if (target == null) {
                continue;
            }
            int[] strides = Shapes.stretched(backward.shape(node.operand(i)), shape);
            if (linear) {
                float sign = i == 1 && op.function() == Op.Binary.Function.SUBTRACT ? -1 : 1;
                Walk walk = Walk.over(shape, strides, Shapes.strides(shape));
                backward.kernels()
                        .add(CopyGradients.strided(
                                walk, target, 0, backward.gradients().of(node), 0, sign));
            } else {
                Walk walk = Walk.over(
                        shape,
                        Shapes.stretched(backward.shape(node.operand(0)), shape),
                        Shapes.stretched(backward.shape(node.operand(1)), shape),
                        Shapes.strides(shape),
                        strides);
                backward.kernels()
                        .add(ElementGradients.binary(
                                op.function(),
                                i == 0,
                                walk,
                                backward.operand(node, 0),
                                backward.operand(node, 1),
                                backward.gradients().of(node),
                                target));
            }
        }
        return true;
    }

    Boolean where(Op.Where op, Node node) {
        long[] shape = backward.shape(node);
        for (int i = 1; i < 3; i++) {
            Floats target = backward.gradient(node, i);
            if (target != null) {
                Walk walk = Walk.over(
                        shape,
                        Shapes.stretched(backward.shape(node.operand(0)), shape),
                        Shapes.strides(shape),
                        Shapes.stretched(backward.shape(node.operand(i)), shape));
                backward.kernels()
                        .add(ElementGradients.where(
                                i == 1,
                                walk,
                                backward.places().get(node.operand(0)).ints(),
                                backward.gradients().of(node),
                                target));
            }
        }
        return true;
    }
}
