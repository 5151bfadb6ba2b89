package io.github.visionfromtext.backend;

/**
 * How a backend keeps frozen weights. Trainable weights are always FLOAT32 and rounded where they are used.
 */
public enum WeightFormat {
    /** IEEE 754 double precision; the reference backend's own. */
    FLOAT64,
    /** IEEE 754 single precision. Activations are FLOAT32. */
    FLOAT32,
    /** 8 bits of exponent, 7 of fraction. Matrices are BFLOAT16 and so are the activations between them. */
    BFLOAT16,
    /** IEEE 754 half precision, for engines and devices where it is fast. */
    FLOAT16,
    /**
     * Matrices of {@code linear} and {@code embedding} as signed bytes with one scale for each row (symmetric, largest
     * magnitude 127); everything else, and the activations, as BFLOAT16.
     */
    INT8
}
