package io.github.visionfromtext.backend;

import io.github.visionfromtext.InvalidInputException;

/**
 * One optimizer update: AdamW (decoupled weight decay, Loshchilov and Hutter 2019) with global-norm clipping. With gradient
 * g, clipped by {@code min(1, clipNorm / (norm + 1e-6))}, and t counting updates from 1:
 *
 * <pre>
 * w = w - learningRate weightDecay w            (decayed weights only)
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * w = w - learningRate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * @param learningRate of this update
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon keeps the quotient finite
 * @param weightDecay 0 for none
 * @param clipNorm largest L2 norm of all gradients together; infinity for no clipping
 */
public record AdamW(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {
    /**
     * @throws InvalidInputException if a number is NaN or outside its range
     */
    public AdamW {
        require(
                learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY,
                "learning rate",
                learningRate,
                "0 or more");
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "0 <= beta1 < 1");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "0 <= beta2 < 1");
        require(epsilon > 0 && epsilon < 1, "epsilon", epsilon, "0 < epsilon < 1");
        require(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY, "weight decay", weightDecay, "0 or more");
        require(clipNorm > 0, "clipping norm", clipNorm, "more than 0, or infinity for none");
    }

    private static void require(boolean fits, String what, double value, String expected) {
        if (!fits) {
            throw new InvalidInputException("The " + what + " of AdamW is " + value + ", expected " + expected);
        }
    }
}
