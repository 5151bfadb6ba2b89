package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.tensor.Tensor;

/** Mean and standard deviation of each feature over many tokens (Welford's running form). Not thread-safe. */
final class FeatureStatistics {
    /** Features that hardly vary are not blown up: the smallest deviation they are divided by. */
    private static final double LEAST_DEVIATION = 1e-3;

    private final double[] mean;
    private final double[] squares;
    private long count;

    FeatureStatistics(int features) {
        mean = new double[features];
        squares = new double[features];
    }

    /** Takes in tokens {@code [..., features]}. */
    void add(Tensor tokens) {
        float[] values = tokens.floats();
        for (int at = 0; at < values.length; at += mean.length) {
            count++;
            for (int i = 0; i < mean.length; i++) {
                double delta = values[at + i] - mean[i];
                mean[i] += delta / count;
                squares[i] += delta * (values[at + i] - mean[i]);
            }
        }
    }

    Tensor mean() {
        float[] result = new float[mean.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) mean[i];
        }
        return Tensor.floats(result, result.length);
    }

    Tensor deviation() {
        float[] result = new float[squares.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(squares[i] / Math.max(1, count)));
        }
        return Tensor.floats(result, result.length);
    }
}
