package io.github.visionfromtext.tck.randomgraph;

import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.random.RandomGenerator;

/** What the arguments of a random graph are made of. */
public enum Numbers {
    /** Eighths between -2 and 2. */
    USUAL,
    /**
     * NaN, infinities and zeros of both signs among them. Graphs then hold no attention (what a hidden NaN does there is not
     * specified), no argMax (it may choose any NaN) and no GELU (unspecified at infinity).
     */
    SPECIAL;

    private static final float[] SPECIALS = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f, Float.MIN_NORMAL
    };

    Tensor spice(RandomGenerator random, Tensor drawn) {
        if (this == USUAL || drawn.type() == ElementType.INT) {
            return drawn;
        }
        float[] numbers = drawn.floats().clone();
        for (int i = 0; i < numbers.length; i++) {
            if (random.nextInt(12) == 0) {
                numbers[i] = SPECIALS[random.nextInt(SPECIALS.length)];
            }
        }
        return Tensor.floats(numbers, drawn.shape());
    }
}
