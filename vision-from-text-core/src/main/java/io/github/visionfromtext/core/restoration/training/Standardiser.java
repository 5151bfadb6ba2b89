package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;

/** Features shifted and scaled to mean 0 and deviation 1, on the host; what the adapter's graph does inside. */
final class Standardiser {
    private final float[] mean;
    private final float[] deviation;

    Standardiser(float[] mean, float[] deviation) {
        this.mean = mean.clone();
        this.deviation = deviation.clone();
    }

    /** Changes nothing. */
    static Standardiser none(int features) {
        float[] ones = new float[features];
        Arrays.fill(ones, 1);
        return new Standardiser(new float[features], ones);
    }

    Tensor apply(Tensor tokens) {
        float[] values = tokens.floats().clone();
        for (int i = 0; i < values.length; i++) {
            int feature = i % mean.length;
            values[i] = (values[i] - mean[feature]) / deviation[feature];
        }
        return Tensor.floats(values, tokens.shape());
    }

    Tensor invert(Tensor tokens) {
        float[] values = tokens.floats().clone();
        for (int i = 0; i < values.length; i++) {
            int feature = i % mean.length;
            values[i] = values[i] * deviation[feature] + mean[feature];
        }
        return Tensor.floats(values, tokens.shape());
    }
}
