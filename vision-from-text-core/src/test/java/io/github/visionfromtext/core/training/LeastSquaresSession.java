package io.github.visionfromtext.core.training;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/** Trains {@code mean (x w - y)^2} with gradients by hand, so that the trainer can be tested without an engine. */
final class LeastSquaresSession implements TrainingSession {
    private final int size;
    private final float[] weights;
    private final float[] gradient;
    private final float[] mean;
    private final float[] variance;
    private long updates;

    LeastSquaresSession(int size) {
        this.size = size;
        this.weights = new float[size];
        this.gradient = new float[size];
        this.mean = new float[size];
        this.variance = new float[size];
    }

    /** Noisy observations of a known w, (1, 2, ..., size): eight rows for each micro-batch. */
    static Map<String, Tensor> batch(int size, long seed, long step, int micro) {
        java.util.SplittableRandom random = Seeds.random(seed, step, micro);
        int rows = 8;
        float[] x = new float[rows * size];
        float[] y = new float[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < size; i++) {
                x[row * size + i] = (float) random.nextDouble(-1, 1);
                y[row] += x[row * size + i] * (i + 1);
            }
            y[row] += (float) random.nextDouble(-0.01, 0.01);
        }
        return Map.of("x", Tensor.floats(x, rows, size), "y", Tensor.floats(y, rows));
    }

    @Override
    public Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale) {
        float[] x = inputs.get("x").floats();
        float[] y = inputs.get("y").floats();
        double sum = 0;
        for (int row = 0; row < y.length; row++) {
            double error = -y[row];
            for (int i = 0; i < size; i++) {
                error += x[row * size + i] * weights[i];
            }
            sum += error * error;
            for (int i = 0; i < size; i++) {
                gradient[i] += (float) (scale * 2 * error * x[row * size + i] / y.length);
            }
        }
        return Map.of(loss, Tensor.scalar((float) (sum / y.length)));
    }

    @Override
    public double update(AdamW rule) {
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double norm = Math.sqrt(squares);
        if (Double.isFinite(norm)) {
            updates++;
            double clip = Math.min(1, rule.clipNorm() / (norm + 1e-6));
            for (int i = 0; i < size; i++) {
                adamW(rule, i, gradient[i] * clip);
            }
        }
        java.util.Arrays.fill(gradient, 0);
        return norm;
    }

    private void adamW(AdamW rule, int i, double g) {
        mean[i] = (float) (rule.beta1() * mean[i] + (1 - rule.beta1()) * g);
        variance[i] = (float) (rule.beta2() * variance[i] + (1 - rule.beta2()) * g * g);
        double m = mean[i] / (1 - Math.pow(rule.beta1(), (double) updates));
        double v = variance[i] / (1 - Math.pow(rule.beta2(), (double) updates));
        weights[i] -= (float) (rule.learningRate() * m / (Math.sqrt(v) + rule.epsilon()));
    }

    float[] weights() {
        return weights.clone();
    }

    @Override
    public Map<String, Tensor> gradients() {
        return Map.of("w", tensor(gradient));
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public Map<String, Tensor> parameters() {
        return Map.of("w", tensor(weights));
    }

    @Override
    public Map<String, Tensor> snapshot() {
        return Map.of("w", tensor(weights), "w.adamw.mean", tensor(mean), "w.adamw.variance", tensor(variance));
    }

    private static Tensor tensor(float[] values) {
        return Tensor.floats(values.clone(), values.length);
    }

    @Override
    public void restore(Map<String, Tensor> snapshot, long newUpdates) {
        System.arraycopy(snapshot.get("w").floats(), 0, weights, 0, size);
        System.arraycopy(snapshot.get("w.adamw.mean").floats(), 0, mean, 0, size);
        System.arraycopy(snapshot.get("w.adamw.variance").floats(), 0, variance, 0, size);
        java.util.Arrays.fill(gradient, 0);
        updates = newUpdates;
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
