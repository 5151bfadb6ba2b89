package io.github.visionfromtext.backend;

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
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {}
