package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.djl.graphdef.WeightLayout;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A weight that changes, its gradient and its moments, in the engine's memory. They are written here and not by the engine:
 * it would make a new tensor of each at every step.
 */
final class TrainedWeight implements AutoCloseable {
    /** The tensors kept. */
    enum Kind {
        WEIGHT(""),
        GRADIENT(".gradient"),
        MEAN(".adamw.mean"),
        VARIANCE(".adamw.variance");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** What a snapshot adds to the name of the weight. */
        String suffix() {
            return suffix;
        }
    }

    private final boolean transposed;
    private final boolean decays;
    private final Map<Kind, NativeTensor> tensors = new EnumMap<>(Kind.class);

    /**
     * Starts from a copy of a weight as it was loaded.
     *
     * @param layout by which it was, and all that is kept here is
     */
    TrainedWeight(Weight weight, NativeTensor loaded, WeightLayout layout, boolean decays) {
        this.transposed = layout.isTransposed(weight);
        this.decays = decays;
        try {
            for (Kind kind : Kind.values()) {
                tensors.put(kind, NativeTensor.allocate(ElementType.FLOAT, layout.shape(weight)));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        buffer(Kind.WEIGHT).put(loaded.buffer());
        for (Kind kind : new Kind[] {Kind.GRADIENT, Kind.MEAN, Kind.VARIANCE}) {
            fill(kind);
        }
    }

    /** What calls are fed with. */
    NativeTensor fed() {
        return tensor(Kind.WEIGHT);
    }

    private NativeTensor tensor(Kind kind) {
        return Objects.requireNonNull(tensors.get(kind));
    }

    private FloatBuffer buffer(Kind kind) {
        return tensor(kind).buffer();
    }

    private void fill(Kind kind) {
        FloatBuffer buffer = buffer(kind);
        for (int i = 0; i < buffer.limit(); i++) {
            buffer.put(i, 0);
        }
    }

    void clearGradient() {
        fill(Kind.GRADIENT);
    }

    void addGradient(NativeTensor more) {
        FloatBuffer sum = buffer(Kind.GRADIENT);
        FloatBuffer gradient = more.buffer();
        for (int i = 0; i < sum.limit(); i++) {
            sum.put(i, sum.get(i) + gradient.get(i));
        }
    }

    double squaredNorm() {
        FloatBuffer gradient = buffer(Kind.GRADIENT);
        double sum = 0;
        for (int i = 0; i < gradient.limit(); i++) {
            sum += (double) gradient.get(i) * gradient.get(i);
        }
        return sum;
    }

    /**
     * The formulas of {@link AdamW}.
     *
     * @param factor that clips the gradient
     * @param updates counted from 1
     */
    void update(AdamW rule, double factor, long updates) {
        FloatBuffer weight = buffer(Kind.WEIGHT);
        FloatBuffer gradient = buffer(Kind.GRADIENT);
        FloatBuffer mean = buffer(Kind.MEAN);
        FloatBuffer variance = buffer(Kind.VARIANCE);
        double kept = decays ? 1 - rule.learningRate() * rule.weightDecay() : 1;
        double step = rule.learningRate() / (1 - Math.pow(rule.beta1(), (double) updates));
        double root = Math.sqrt(1 - Math.pow(rule.beta2(), (double) updates));
        for (int i = 0; i < weight.limit(); i++) {
            double g = gradient.get(i) * factor;
            double m = rule.beta1() * mean.get(i) + (1 - rule.beta1()) * g;
            double v = rule.beta2() * variance.get(i) + (1 - rule.beta2()) * g * g;
            mean.put(i, (float) m);
            variance.put(i, (float) v);
            weight.put(i, (float) (kept * weight.get(i) - step * m / (Math.sqrt(v) / root + rule.epsilon())));
        }
    }

    /** A copy with the axes of the weight. */
    Tensor toHost(Kind kind) {
        Tensor kept = tensor(kind).toHost();
        return transposed ? transpose(kept) : kept;
    }

    /** @param by with the axes of the weight */
    void replace(Kind kind, Tensor by) {
        buffer(kind).put((transposed ? transpose(by) : by).floats());
    }

    private static Tensor transpose(Tensor matrix) {
        int rows = (int) matrix.size(0);
        int columns = (int) matrix.size(1);
        float[] from = matrix.floats();
        float[] to = new float[from.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[j * rows + i] = from[i * columns + j];
            }
        }
        return Tensor.floats(to, columns, rows);
    }

    @Override
    public void close() {
        tensors.values().forEach(NativeTensor::close);
    }
}
