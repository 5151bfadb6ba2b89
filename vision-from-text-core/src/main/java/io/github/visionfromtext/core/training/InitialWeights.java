package io.github.visionfromtext.core.training;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Random weights to start a training from, or to compare a trained model with. */
public final class InitialWeights {
    private InitialWeights() {}

    /** Which rule a weight is filled by. */
    @FunctionalInterface
    public interface Rules {
        /**
         * The rule of one weight.
         *
         * @param name of the weight
         * @param shape of the weight
         */
        Initializer of(String name, long[] shape);
    }

    /** Fills a weight. */
    @FunctionalInterface
    public interface Initializer {
        Initializer ZEROS = (random, shape) -> new float[Math.toIntExact(Tensor.elementCount(shape))];
        Initializer ONES = constant(1);

        /** The elements in row-major order. */
        float[] fill(SplittableRandom random, long[] shape);

        /** One number everywhere. */
        static Initializer constant(float value) {
            return (random, shape) -> {
                float[] values = ZEROS.fill(random, shape);
                java.util.Arrays.fill(values, value);
                return values;
            };
        }

        /** Normal with mean 0. */
        static Initializer normal(double deviation) {
            return (random, shape) -> {
                float[] values = ZEROS.fill(random, shape);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (deviation * random.nextGaussian());
                }
                return values;
            };
        }

        /** Uniform in &plusmn;sqrt(6 / (in + out)), where {@code out} is the first axis and {@code in} all others (Glorot 2010). */
        static Initializer xavierUniform() {
            return (random, shape) -> {
                float[] values = ZEROS.fill(random, shape);
                double bound = Math.sqrt(6.0 / (shape[0] + (double) values.length / shape[0]));
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
                }
                return values;
            };
        }
    }

    /** Every weight of a module, drawn by its rule. A weight depends on the seed and its own name only. */
    public static WeightSource draw(GraphModule module, long seed, Rules rules) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Weight weight : module.weights().values()) {
            long[] shape = weight.shape().dims().stream().mapToLong(Dim::fixed).toArray();
            CRC32 name = new CRC32();
            name.update(weight.name().getBytes(StandardCharsets.UTF_8));
            SplittableRandom random = Seeds.random(seed, name.getValue());
            tensors.put(
                    weight.name(), Tensor.floats(rules.of(weight.name(), shape).fill(random, shape), shape));
        }
        return WeightSource.of("random weights of seed " + seed, tensors);
    }
}
