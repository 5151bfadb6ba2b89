package io.github.visionfromtext.tck.randomgraph;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs random graphs on a backend and on the reference backend. A difference is an {@link AssertionError} with the seed, a
 * small graph that shows it, and the first value of it that differs.
 *
 * @param reference computes in double precision
 */
public record BackendComparison(Backend reference, Backend backend) {
    /** Balances the cubic error of a central difference against rounding. */
    private static final double STEP = 1e-5;

    /**
     * Compares all outputs of all calls: whole numbers are equal, others within {@code tolerance} times the largest
     * magnitude of the expected tensor, or times 1 if that is less.
     */
    public void compareOutputs(long seed, Numbers numbers, WeightFormat format, double tolerance) {
        Recipe recipe = Recipe.of(seed, numbers);
        if (firstDifference(RandomGraphs.of(recipe), format, tolerance) != null) {
            Recipe small = Shrinking.smallest(
                    recipe, smaller -> firstDifference(RandomGraphs.of(smaller), format, tolerance) != null);
            RandomGraph observed = RandomGraphs.observed(small);
            throw failure(
                    recipe,
                    small,
                    format + ": "
                            + firstDifference(RandomGraphs.of(small), format, tolerance)
                            + "\nWith every value an output: " + firstDifference(observed, format, tolerance),
                    observed);
        }
    }

    private static AssertionError failure(Recipe recipe, Recipe small, String difference, RandomGraph graph) {
        return new AssertionError(
                difference + "\nShrunk from " + recipe.moves() + " moves to " + small.moves() + ". " + graph);
    }

    private @Nullable String firstDifference(RandomGraph graph, WeightFormat format, double tolerance) {
        List<Map<String, Tensor>> expected = run(reference, graph, WeightFormat.FLOAT64);
        List<Map<String, Tensor>> actual;
        try {
            actual = run(backend, graph, format);
        } catch (RuntimeException e) {
            return "fails with " + e;
        }
        for (int i = 0; i < expected.size(); i++) {
            for (Map.Entry<String, Tensor> output : expected.get(i).entrySet()) {
                RandomGraph.Call call = graph.calls().get(i);
                String difference = difference(actual.get(i).get(output.getKey()), output.getValue(), tolerance);
                if (difference != null) {
                    Node node = graph.module().function(call.function()).output(output.getKey());
                    return "call " + i + " of " + call.function() + " with " + call.lengths() + ", output "
                            + output.getKey() + " " + node + ": " + difference;
                }
            }
        }
        return null;
    }

    private static List<Map<String, Tensor>> run(Backend backend, RandomGraph graph, WeightFormat format) {
        List<Map<String, Tensor>> results = new ArrayList<>();
        try (LoadedModule loaded = backend.load(graph.module(), graph.source(), format);
                Session session = loaded.openSession(graph.lengths())) {
            graph.calls().forEach(call -> results.add(session.run(call.function(), call.inputs())));
        }
        return results;
    }

    private static @Nullable String difference(@Nullable Tensor actual, Tensor expected, double tolerance) {
        if (actual == null || actual.type() != expected.type() || !Arrays.equals(actual.shape(), expected.shape())) {
            return "is " + actual + ", expected " + expected;
        }
        if (expected.type() == ElementType.INT) {
            return Arrays.equals(actual.ints(), expected.ints())
                    ? null
                    : "is " + Arrays.toString(actual.ints()) + ", expected " + Arrays.toString(expected.ints());
        }
        double[] a = actual.doubles();
        double[] e = expected.doubles();
        double scale = Math.max(
                1,
                Arrays.stream(e).map(Math::abs).filter(Double::isFinite).max().orElse(0));
        for (int i = 0; i < e.length; i++) {
            boolean same = a[i] == e[i]
                    || (Double.isNaN(a[i]) && Double.isNaN(e[i]))
                    || Math.abs(a[i] - e[i]) <= tolerance * scale;
            if (!same) {
                return "element " + i + " is " + a[i] + ", expected " + e[i] + " (largest magnitude " + scale + ")";
            }
        }
        return null;
    }

    /**
     * Compares, for each weight, the derivative of the losses along a random direction with central differences on the
     * reference backend. All together may be {@code tolerance} times as long as expected off.
     */
    public void compareGradients(long seed, WeightFormat format, double tolerance) {
        Recipe recipe = Recipe.of(seed, Numbers.USUAL);
        if (gradientDifference(RandomGraphs.of(recipe), format, tolerance) != null) {
            Recipe small = Shrinking.smallest(
                    recipe, smaller -> gradientDifference(RandomGraphs.of(smaller), format, tolerance) != null);
            RandomGraph graph = RandomGraphs.of(small);
            throw failure(recipe, small, format + ": " + gradientDifference(graph, format, tolerance), graph);
        }
    }

    private @Nullable String gradientDifference(RandomGraph graph, WeightFormat format, double tolerance) {
        Set<String> trained = graph.weights().keySet();
        for (RandomGraph.Call call : graph.calls()) {
            if (!graph.isDifferentiable(call) || trained.isEmpty()) {
                continue;
            }
            Map<String, Tensor> gradients;
            try {
                gradients = gradients(graph, call, format, trained);
            } catch (RuntimeException e) {
                return "fails to differentiate " + call.function() + " with " + e;
            }
            Map<String, double[]> pairs = new LinkedHashMap<>();
            for (String name : trained) {
                double[] direction =
                        direction(name, Objects.requireNonNull(graph.weights().get(name)));
                double[] gradient = Objects.requireNonNull(gradients.get(name)).doubles();
                pairs.put(name, new double[] {dot(direction, gradient), along(graph, call, name, direction)});
            }
            double norm = length(pairs, pair -> pair[1]);
            double error = length(pairs, pair -> pair[0] - pair[1]);
            if (!(error <= tolerance * Math.max(1, norm))) {
                StringBuilder text = new StringBuilder("gradients of " + call.function() + " with " + call.lengths()
                        + " are off by " + error + " of " + norm);
                pairs.forEach((name, pair) ->
                        text.append("\n  %s: along a direction %s, expected %s".formatted(name, pair[0], pair[1])));
                return text.toString();
            }
        }
        return null;
    }

    private static double length(Map<String, double[]> pairs, ToDoubleFunction<double[]> component) {
        return Math.sqrt(
                pairs.values().stream().mapToDouble(component).map(x -> x * x).sum());
    }

    private Map<String, Tensor> gradients(
            RandomGraph graph, RandomGraph.Call call, WeightFormat format, Set<String> trained) {
        try (LoadedModule loaded = backend.load(graph.module(), graph.source(), format);
                TrainingSession training = loaded.openTraining(new TrainingOptions(trained, Set.of()))) {
            training.accumulate(call.function(), call.inputs(), RandomGraph.LOSS, 1);
            return training.gradients();
        }
    }

    private static double[] direction(String name, Tensor weight) {
        Random random = new Random(name.hashCode());
        return random.doubles(weight.elementCount(), -1, 1).toArray();
    }

    private double along(RandomGraph graph, RandomGraph.Call call, String name, double[] direction) {
        return (loss(graph, call, name, direction, STEP) - loss(graph, call, name, direction, -STEP)) / (2 * STEP);
    }

    private double loss(RandomGraph graph, RandomGraph.Call call, String name, double[] direction, double step) {
        Tensor weight = Objects.requireNonNull(graph.weights().get(name));
        double[] moved = weight.doubles().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        Map<String, Tensor> weights = new LinkedHashMap<>(graph.weights());
        weights.put(name, Tensor.doubles(moved, weight.shape()));
        RandomGraph shifted = new RandomGraph(graph.seed(), graph.module(), weights, graph.lengths(), List.of(call));
        Map<String, Tensor> outputs =
                run(reference, shifted, WeightFormat.FLOAT64).get(0);
        return Objects.requireNonNull(outputs.get(RandomGraph.LOSS)).doubles()[0];
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
