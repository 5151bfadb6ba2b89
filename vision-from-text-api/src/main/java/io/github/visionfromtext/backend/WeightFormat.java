package io.github.visionfromtext.backend;

/**
 * How a backend keeps frozen weights. Trainable weights are always FLOAT32 and rounded where they are used.
 */
public enum WeightFormat {
    /** IEEE 754 double precision; the reference backend's own. */
    FLOAT64,
    /** IEEE 754 single precision. Activations are FLOAT32. */
    FLOAT32,
    /**
     * 8 bits of exponent, 7 of fraction. Weights that enter a matrix product are BFLOAT16, and so are the operands of the
     * product; other weights are FLOAT32. Sums (the residual stream), norms, reductions and losses, and all that is computed
     * from inputs, constants and integers alone, are FLOAT32; products and activations in between, and attention, are what
     * the device is faster with.
     */
    BFLOAT16,
    /** IEEE 754 half precision, for engines and devices where it is fast; otherwise as {@link #BFLOAT16}. */
    FLOAT16,
    /**
     * Matrices of {@code linear} and {@code embedding} as signed bytes with one scale for each row (symmetric, largest
     * magnitude 127); everything else as in {@link #BFLOAT16}.
     */
    INT8
}
