package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Norms;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of normalised rows. With z the normalised row, f the factor it was made with, and g the gradient of the result
 * times the weight:
 *
 * <pre>
 * layerNorm: dx += f (g - mean(g) - z mean(g z))
 * rmsNorm:   dx += f (g           - z mean(g z))
 * </pre>
 *
 * @param epsilon of the norm
 * @param centred whether the mean is subtracted: {@code layerNorm}
 * @param x operand
 * @param weight of the norm
 * @param dy gradient of the result
 * @param dx gradient of the operand, null if nobody needs it
 * @param dWeight gradient of the weight, likewise
 * @param dBias gradient of the bias, likewise
 */
public record NormGradients(
        double epsilon,
        boolean centred,
        Floats x,
        Floats weight,
        Floats dy,
        @Nullable Floats dx,
        @Nullable Floats dWeight,
        @Nullable Floats dBias)
        implements Kernel {
    @Override
    public void run() {
        float[] scale = weight.toArray();
        int n = scale.length;
        float[] row = new float[n];
        float[] gradient = new float[n];
        float[] sums = new float[n];
        for (int at = 0; at < x.length(); at += n) {
            x.read(at, row, 0, n);
            dy.read(at, gradient, 0, n);
            double factor = normalise(row);
            if (dBias != null) {
                dBias.add(0, 1, gradient, n);
            }
            if (dWeight != null) {
                for (int i = 0; i < n; i++) {
                    sums[i] = gradient[i] * row[i];
                }
                dWeight.add(0, 1, sums, n);
            }
            if (dx != null) {
                operand(row, gradient, scale, factor);
                dx.add(at, 1, gradient, n);
            }
        }
    }

    /** Turns a row into the normalised one; the factor it was made with. */
    private double normalise(float[] row) {
        double mean = centred ? Norms.mean(row) : 0;
        double spread = centred ? Norms.variance(row, mean) : Norms.meanSquare(row);
        double factor = 1 / Math.sqrt(spread + epsilon);
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) ((row[i] - mean) * factor);
        }
        return factor;
    }

    /** Turns the gradient of the result into that of the operand. */
    private void operand(float[] normal, float[] gradient, float[] scale, double factor) {
        double mean = 0;
        double dot = 0;
        for (int i = 0; i < normal.length; i++) {
            gradient[i] *= scale[i];
            mean += gradient[i];
            dot += (double) gradient[i] * normal[i];
        }
        mean = centred ? mean / normal.length : 0;
        dot /= normal.length;
        for (int i = 0; i < normal.length; i++) {
            gradient[i] = (float) (factor * (gradient[i] - mean - normal[i] * dot));
        }
    }
}
