package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.nd4j.memory.FloatBlock;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.MemoryBudget;
import io.github.visionfromtext.graph.Weight;
import java.util.List;

/** A weight that is trained, its accumulated gradient and the moments of AdamW. */
final class TrainedWeight implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final Weight weight;
    private final boolean decays;
    private final FloatBlock block;
    private final Floats value;
    private final Floats gradient;
    private final Floats mean;
    private final Floats variance;

    /** @param start its value as loaded, which is copied */
    TrainedWeight(Weight weight, boolean decays, Floats start, MemoryBudget budget) {
        this.weight = weight;
        this.decays = decays;
        int length = start.length();
        this.block = FloatBlock.zeros(budget, 4L * length);
        Floats all = block.floats(4 * length);
        this.value = all.part(0, length);
        this.gradient = all.part(length, length);
        this.mean = all.part(2 * length, length);
        this.variance = all.part(3 * length, length);
        start.copyTo(0, 1, value, 0, 1, length);
    }

    Weight weight() {
        return weight;
    }

    Floats value() {
        return value;
    }

    Floats gradient() {
        return gradient;
    }

    /** What a snapshot holds, in the order value, mean, variance. */
    List<Floats> kept() {
        return List.of(value, mean, variance);
    }

    double squaredNorm() {
        float[] part = new float[Math.min(CHUNK, gradient.length())];
        double sum = 0;
        for (int done = 0; done < gradient.length(); done += part.length) {
            int size = Math.min(part.length, gradient.length() - done);
            gradient.read(done, part, 0, size);
            for (int i = 0; i < size; i++) {
                sum += (double) part[i] * part[i];
            }
        }
        return sum;
    }

    void clearGradient() {
        gradient.fill(0, gradient.length(), 0);
    }

    /**
     * One step of AdamW.
     *
     * @param factor what the gradient is multiplied with
     * @param t number of this update, from 1
     */
    void update(AdamW rule, double factor, long t) {
        double rate = rule.learningRate() / (1 - Math.pow(rule.beta1(), (double) t));
        double root = Math.sqrt(1 - Math.pow(rule.beta2(), (double) t));
        double kept = decays ? 1 - rule.learningRate() * rule.weightDecay() : 1;
        float[] w = new float[Math.min(CHUNK, value.length())];
        float[] g = new float[w.length];
        float[] m = new float[w.length];
        float[] v = new float[w.length];
        for (int done = 0; done < value.length(); done += w.length) {
            int size = Math.min(w.length, value.length() - done);
            value.read(done, w, 0, size);
            gradient.read(done, g, 0, size);
            mean.read(done, m, 0, size);
            variance.read(done, v, 0, size);
            for (int i = 0; i < size; i++) {
                double slope = factor * g[i];
                m[i] = (float) (rule.beta1() * m[i] + (1 - rule.beta1()) * slope);
                v[i] = (float) (rule.beta2() * v[i] + (1 - rule.beta2()) * slope * slope);
                w[i] = (float) (kept * w[i] - rate * m[i] / (Math.sqrt(v[i]) / root + rule.epsilon()));
            }
            value.write(done, w, size);
            mean.write(done, m, size);
            variance.write(done, v, size);
        }
    }

    @Override
    public void close() {
        block.close();
    }
}
