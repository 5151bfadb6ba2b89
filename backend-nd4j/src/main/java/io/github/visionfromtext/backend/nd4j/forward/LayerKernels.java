package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.kernel.Matrices;
import io.github.visionfromtext.backend.nd4j.kernel.Norms;
import io.github.visionfromtext.backend.nd4j.kernel.Rotation;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;

/** Kernels of matrix products, norms and rotations. */
final class LayerKernels {
    private final Forward forward;

    LayerKernels(Forward forward) {
        this.forward = forward;
    }

    Place matMul(Op.MatMul op, Node node) {
        Place a = forward.operand(node, 0);
        Place b = forward.operand(node, 1);
        Place c = forward.create(node);
        return forward.computed(
                c, Matrices.matMul(a.floats(), a.shape(), b.floats(), b.shape(), c.floats(), c.shape()));
    }

    Place linear(Op.Linear op, Node node) {
        Place weight = forward.operand(node, 1);
        Place y = forward.create(node);
        return forward.computed(
                y,
                Matrices.linear(
                        (int) weight.shape()[1],
                        (int) weight.shape()[0],
                        forward.operand(node, 0).floats(),
                        weight.floats(),
                        forward.optionalFloats(node, 2),
                        y.floats()));
    }

    Place layerNorm(Op.LayerNorm op, Node node) {
        Place y = forward.create(node);
        Floats bias = forward.optionalFloats(node, 2);
        return forward.computed(
                y,
                Norms.layerNorm(
                        op.epsilon(),
                        forward.operand(node, 0).floats(),
                        forward.operand(node, 1).floats(),
                        bias,
                        y.floats()));
    }

    Place rmsNorm(Op.RmsNorm op, Node node) {
        Place y = forward.create(node);
        return forward.computed(
                y,
                Norms.rmsNorm(
                        op.epsilon(),
                        forward.operand(node, 0).floats(),
                        forward.operand(node, 1).floats(),
                        y.floats()));
    }

    Place rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        Place x = forward.operand(node, 0);
        Place cosine = forward.operand(node, 1);
        Place sine = forward.operand(node, 2);
        Place y = forward.create(node);
        Rotation rotation = Rotation.of(op.pairing(), x.shape(), cosine.shape(), sine.shape());
        return forward.computed(y, rotation.kernel(x.floats(), cosine.floats(), sine.floats(), y.floats()));
    }
}
