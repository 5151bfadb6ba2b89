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
     * 8 bits of exponent, 7 of fraction. Matrices are BFLOAT16 and so are the activations between them. What is computed
     * from inputs, constants and integers alone (rotary angles, losses, statistics) stays FLOAT32 until it meets a matrix.
     */
    BFLOAT16,
    /** IEEE 754 half precision, for engines and devices where it is fast. */
    FLOAT16,
    /**
     * Matrices of {@code linear} and {@code embedding} as signed bytes with one scale for each row (symmetric, largest
     * magnitude 127); everything else, and the activations, as BFLOAT16.
     */
    INT8
}
