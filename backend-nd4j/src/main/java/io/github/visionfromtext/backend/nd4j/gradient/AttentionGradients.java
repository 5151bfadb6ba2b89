package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.kernel.AttentionShape;
import io.github.visionfromtext.backend.nd4j.kernel.Blas;
import io.github.visionfromtext.backend.nd4j.kernel.FullAttention;
import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of attention. The weights P of the values are computed anew rather than kept: {@code dV = P' dO}, {@code dP = dO
 * V'}, {@code dS} through the softmax, {@code dQ = scale dS K}, {@code dK = scale dS' Q}, and dS is the gradient of the bias.
 *
 * @param forward computes P into {@code weights}
 * @param shape lengths
 * @param scale of the scores
 * @param weights P of one group
 * @param scored room for dP and dS of one group
 * @param operands query, keys, values
 * @param dResult gradient of the result
 * @param gradients of query, keys, values and bias; null where nobody needs it
 * @param biasStrides distance in the bias along batch, heads, time and length
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record AttentionGradients(
        FullAttention forward,
        AttentionShape shape,
        double scale,
        Floats weights,
        Floats scored,
        Floats[] operands,
        Floats dResult,
        @Nullable Floats[] gradients,
        int[] biasStrides)
        implements Kernel {
    @Override
    public void run() {
        if (shape.isEmpty() || shape.stored() == 0) {
            return;
        }
        for (int batch = 0; batch < shape.batch(); batch++) {
            for (int group = 0; group < shape.groups(); group++) {
                group(batch, group);
            }
        }
    }

    private void group(int batch, int group) {
        int rows = shape.rows();
        int length = shape.stored();
        int index = batch * shape.groups() + group;
        forward.weights(batch, group);
        FloatPointer dO = at(dResult, index * rows, shape.valueWidth());
        Floats dValues = gradients[2];
        if (dValues != null) {
            FloatPointer dV = at(dValues, index * length, shape.valueWidth());
            Blas.product(true, false, length, shape.valueWidth(), rows, 1, weights.pointer(), dO, 1, dV);
        }
        FloatPointer v = at(operands[2], index * length, shape.valueWidth());
        scored.fill(0, rows * length, 0);
        Blas.product(false, true, rows, length, shape.valueWidth(), 1, dO, v, 1, scored.pointer());
        throughSoftmax(batch, group);
        if (shape.width() == 0) {
            return;
        }
        Floats dQuery = gradients[0];
        if (dQuery != null) {
            FloatPointer k = at(operands[1], index * length, shape.width());
            FloatPointer dQ = at(dQuery, index * rows, shape.width());
            Blas.product(false, false, rows, shape.width(), length, (float) scale, scored.pointer(), k, 1, dQ);
        }
        Floats dKeys = gradients[1];
        if (dKeys != null) {
            FloatPointer q = at(operands[0], index * rows, shape.width());
            FloatPointer dK = at(dKeys, index * length, shape.width());
            Blas.product(true, false, length, shape.width(), rows, (float) scale, scored.pointer(), q, 1, dK);
        }
    }

    private static FloatPointer at(Floats floats, int row, int width) {
        return floats.cursor().position((long) row * width);
    }

    /** From dP to dS, which is also what the bias gets. */
    private void throughSoftmax(int batch, int group) {
        int length = shape.stored();
        float[] weight = new float[length];
        float[] gradient = new float[length];
        Floats dBias = gradients[3];
        for (int row = 0; row < shape.rows(); row++) {
            weights.read(row * length, weight, 0, length);
            scored.read(row * length, gradient, 0, length);
            ReductionGradients.softmax(weight, gradient, length);
            scored.write(row * length, gradient, length);
            if (dBias != null) {
                int head = group * (shape.heads() / shape.groups()) + row / shape.time();
                int time = row % shape.time();
                int at = batch * biasStrides[0] + head * biasStrides[1] + time * biasStrides[2];
                dBias.add(at, biasStrides[3], gradient, length);
            }
        }
    }
}
