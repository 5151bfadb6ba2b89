package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.backend.nd4j.gradient.AttentionGradients;
import io.github.visionfromtext.backend.nd4j.gradient.MatrixGradients;
import io.github.visionfromtext.backend.nd4j.gradient.NormGradients;
import io.github.visionfromtext.backend.nd4j.gradient.RotationGradients;
import io.github.visionfromtext.backend.nd4j.kernel.AttentionShape;
import io.github.visionfromtext.backend.nd4j.kernel.FullAttention;
import io.github.visionfromtext.backend.nd4j.kernel.Rotation;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import org.jspecify.annotations.Nullable;

/** Backward kernels of matrix products, norms, rotations and attention. */
final class LayerBackward {
    private final Backward backward;

    LayerBackward(Backward backward) {
        this.backward = backward;
    }

    Boolean matMul(Op.MatMul op, Node node) {
        long[] a = backward.shape(node.operand(0));
        long[] b = backward.shape(node.operand(1));
        for (int i = 0; i < 2; i++) {
            Floats target = backward.gradient(node, i);
            if (target != null && target.length() > 0) {
                Floats other = backward.operand(node, 1 - i);
                backward.kernels()
                        .add(MatrixGradients.matMul(
                                i == 0,
                                a,
                                b,
                                backward.shape(node),
                                other,
                                backward.gradients().of(node),
                                target));
            }
        }
        return true;
    }

    Boolean linear(Op.Linear op, Node node) {
        long[] weight = backward.shape(node.operand(1));
        int out = (int) weight[0];
        int in = (int) weight[1];
        Floats dy = backward.gradients().of(node);
        int rows = dy.length() / out;
        Floats dx = backward.gradient(node, 0);
        if (dx != null && in > 0) {
            backward.kernels().add(MatrixGradients.linearOperand(rows, in, out, backward.operand(node, 1), dy, dx));
        }
        Floats dWeight = backward.gradient(node, 1);
        if (dWeight != null && in > 0) {
            backward.kernels().add(MatrixGradients.linearWeight(rows, in, out, backward.operand(node, 0), dy, dWeight));
        }
        Floats dBias = backward.gradient(node, 2);
        if (dBias != null) {
            backward.kernels().add(MatrixGradients.linearBias(rows, out, dy, dBias));
        }
        return true;
    }

    Boolean layerNorm(Op.LayerNorm op, Node node) {
        return norm(op.epsilon(), true, node);
    }

    Boolean rmsNorm(Op.RmsNorm op, Node node) {
        return norm(op.epsilon(), false, node);
    }

    private boolean norm(double epsilon, boolean centred, Node node) {
        return backward.done(new NormGradients(
                epsilon,
                centred,
                backward.operand(node, 0),
                backward.operand(node, 1),
                backward.gradients().of(node),
                backward.gradient(node, 0),
                backward.gradient(node, 1),
                backward.gradient(node, 2)));
    }

    Boolean rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        Floats dy = backward.gradients().of(node);
        Rotation rotation = Rotation.of(
                op.pairing(),
                backward.shape(node.operand(0)),
                backward.shape(node.operand(1)),
                backward.shape(node.operand(2)));
        Floats dx = backward.gradient(node, 0);
        if (dx != null) {
            backward.kernels()
                    .add(RotationGradients.operand(
                            rotation, backward.operand(node, 1), backward.operand(node, 2), dy, dx));
        }
        for (int i = 1; i < 3; i++) {
            Floats dAngles = backward.gradient(node, i);
            if (dAngles != null) {
                backward.kernels()
                        .add(RotationGradients.angles(rotation, i == 1, backward.operand(node, 0), dy, dAngles));
            }
        }
        return true;
    }

    Boolean attention(Op.Attention op, Node node) {
        AttentionShape shape = AttentionShape.of(
                backward.shape(node.operand(0)), backward.shape(node.operand(1)), backward.shape(node.operand(2)));
        boolean biased = node.operands().size() > 3;
        long[] scored = {shape.batch(), shape.heads(), shape.time(), shape.stored()};
        int[] biasStrides = biased ? Shapes.stretched(backward.shape(node.operand(3)), scored) : new int[4];
        Floats weights = backward.places().scratch(shape.rows(), shape.stored());
        Floats[] operands = {backward.operand(node, 0), backward.operand(node, 1), backward.operand(node, 2)};
        Floats dy = backward.gradients().of(node);
        FullAttention forward = new FullAttention(
                shape,
                op.scale(),
                op.causal(),
                operands[0],
                operands[1],
                operands[2],
                biased ? backward.operand(node, 3) : null,
                biasStrides,
                dy,
                weights);
        @Nullable
        Floats[] targets = {
            backward.gradient(node, 0),
            backward.gradient(node, 1),
            backward.gradient(node, 2),
            backward.gradient(node, 3)
        };
        return backward.done(new AttentionGradients(
                forward,
                shape,
                op.scale(),
                weights,
                backward.places().scratch(shape.rows(), shape.stored()),
                operands,
                dy,
                targets,
                biasStrides));
    }
}
