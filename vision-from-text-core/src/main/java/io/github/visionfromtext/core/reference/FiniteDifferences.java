package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.Random;

/**
 * Derivatives of a loss without differentiation: central differences on the reference backend, in double precision. The
 * oracle for the gradients of other backends. Immutable and thread-safe.
 *
 * @param module the graph; must have no state
 * @param weights its weights
 * @param function the function to differentiate
 * @param inputs its arguments
 * @param loss the scalar output to differentiate
 */
public record FiniteDifferences(
        GraphModule module, WeightSource weights, String function, Map<String, Tensor> inputs, String loss) {
    /** Balances the cubic error of the difference against rounding. */
    private static final double STEP = 1e-5;

    /** {@code count} different coordinates of {@code elements}, or all if there are no more, sorted; chosen by the seed. */
    public static int[] coordinates(int elements, int count, long seed) {
        return new Random(seed)
                .ints(0, Math.max(elements, 1))
                .distinct()
                .limit(Math.min(count, elements))
                .sorted()
                .toArray();
    }

    /**
     * The derivative of the loss with respect to single elements of a weight.
     *
     * @param coordinates row-major indices into the weight
     * @return one derivative for each coordinate
     * @throws io.github.visionfromtext.CheckpointException if there is no such weight
     */
    public double[] gradient(String weight, int... coordinates) {
        double[] gradient = new double[coordinates.length];
        for (int i = 0; i < gradient.length; i++) {
            double above = lossAt(weight, coordinates[i], STEP);
            double below = lossAt(weight, coordinates[i], -STEP);
            gradient[i] = (above - below) / (2 * STEP);
        }
        return gradient;
    }

    private double lossAt(String weight, int coordinate, double shift) {
        Tensor original = weights.get(weight).toTensor();
        double[] moved = original.doubles().clone();
        moved[coordinate] += shift;
        WeightSource shifted = WeightSource.of(
                        "shifted '" + weight + "'", Map.of(weight, Tensor.doubles(moved, original.shape())))
                .or(weights);
        try (Backend backend = new ReferenceProvider().create(BackendOptions.DEFAULT);
                LoadedModule loaded = backend.load(module, shifted, WeightFormat.FLOAT64);
                Session session = loaded.openSession(Map.of())) {
            return session.run(function, inputs, loss).doubles()[0];
        }
    }
}
