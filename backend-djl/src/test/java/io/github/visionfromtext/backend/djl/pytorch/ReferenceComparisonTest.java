package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole models against the reference backend, which computes in double precision. */
class ReferenceComparisonTest {
    private static final Backend REFERENCE = Backends.open("reference", BackendOptions.DEFAULT);

    @ParameterizedTest
    @CsvSource({"FLOAT32, 1e-5", "BFLOAT16, 0.03", "FLOAT16, 0.004", "INT8, 0.04"})
    void llamaWithACache(WeightFormat format, double tolerance) {
        GraphModule module = Models.llama();
        List<Tensor> expected = decode(REFERENCE, module, WeightFormat.FLOAT64);
        List<Tensor> actual = decode(Graphs.BACKEND, module, format);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(distance(actual.get(i), expected.get(i)))
                    .as("result " + i)
                    .isLessThan(tolerance);
        }
    }

    /** A long prefill, a shorter piece, single steps, a step back; two rows, one of them padded. */
    private static List<Tensor> decode(Backend backend, GraphModule module, WeightFormat format) {
        List<Tensor> results = new ArrayList<>();
        try (LoadedModule loaded = backend.load(module, Models.source(Models.weights(module)), format);
                Session session = loaded.openSession(Map.of("batch", 2L, "capacity", 32L))) {
            int[][] pieces = {{2, 20}, {22, 3}, {25, 1}, {26, 1}, {10, 4}};
            session.run("cached", piece(0, 2));
            for (int[] piece : pieces) {
                Map<String, Tensor> outputs = session.run("cached", piece(piece[0], piece[1]));
                results.add(outputs.get("hidden"));
                results.add(outputs.get("logits"));
            }
        }
        return results;
    }

    private static Map<String, Tensor> piece(int position, int time) {
        return Map.of(
                "x", random(position, 2, time, Models.HIDDEN),
                "position", Tensor.scalar((long) position),
                "start", Tensor.ints(new long[] {0, 2}, 2));
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32, 1e-5", "BFLOAT16, 0.03", "FLOAT16, 0.004", "INT8, 0.04"})
    void mae(WeightFormat format, double tolerance) {
        GraphModule module = Models.mae();
        Tensor pixels = random(1, 2, 3, 16, 16);
        Map<String, Tensor> visible = Map.of(
                "pixels", pixels,
                "kept", Tensor.ints(new long[] {3, 0, 15, 7, 8, 1, 2, 9}, 2, 4),
                "restore", Tensor.ints(permutations(), 2, 16));
        try (LoadedModule exact = REFERENCE.load(module, Models.source(Models.weights(module)), WeightFormat.FLOAT64);
                Session expected = exact.openSession(Map.of());
                LoadedModule loaded = Graphs.BACKEND.load(module, Models.source(Models.weights(module)), format);
                Session actual = loaded.openSession(Map.of())) {
            for (Map.Entry<String, Map<String, Tensor>> call : Map.of(
                            "encode", Map.of("pixels", pixels),
                            "decode", Map.of("tokens", random(2, 2, 17, 48)),
                            "visible", visible,
                            "loss", Map.of("pixels", pixels))
                    .entrySet()) {
                Map<String, Tensor> results = actual.run(call.getKey(), call.getValue());
                expected.run(call.getKey(), call.getValue())
                        .forEach((name, tensor) -> assertThat(distance(results.get(name), tensor))
                                .as(call.getKey())
                                .isLessThan(tolerance));
            }
        }
    }

    private static long[] permutations() {
        long[] indices = new long[32];
        for (int i = 0; i < 32; i++) {
            indices[i] = (i * 5L + i / 16) % 16;
        }
        return indices;
    }

    /** The derivative along a direction, in one case by differences of the reference's losses, in the other by gradients. */
    @ParameterizedTest
    @CsvSource({"FLOAT32, 1e-3", "BFLOAT16, 0.03", "FLOAT16, 0.01", "INT8, 0.06"})
    void gradientsOfLlama(WeightFormat format, double tolerance) {
        Map<String, Tensor> inputs = Map.of(
                "ids", Tensor.ints(new long[] {1, 5, 9, 95, 0, 3, 3, 7, 11, 12, 13, 14}, 2, 6),
                "target", Tensor.ints(new long[] {5, 9, 95, 0, -100, 1, 7, 11, 12, 13, 14, 2}, 2, 6));
        assertGradients(Models.llama(), "train", inputs, format, tolerance);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32, 1e-3", "BFLOAT16, 0.03", "FLOAT16, 0.01", "INT8, 0.06"})
    void gradientsOfMae(WeightFormat format, double tolerance) {
        assertGradients(Models.mae(), "loss", Map.of("pixels", random(3, 2, 3, 16, 16)), format, tolerance);
    }

    private static void assertGradients(
            GraphModule module, String function, Map<String, Tensor> inputs, WeightFormat format, double tolerance) {
        Map<String, Tensor> weights = Models.weights(module);
        Set<String> used = new java.util.TreeSet<>(weights.keySet());
        // Decoders of visible patches only.
        used.remove("decoder.mask_token");
        Map<String, Tensor> gradients;
        try (LoadedModule loaded = Graphs.BACKEND.load(module, Models.source(weights), format);
                TrainingSession training = loaded.openTraining(new TrainingOptions(used, Set.of()))) {
            training.accumulate(function, inputs, "loss", 1);
            gradients = training.gradients();
        }
        double norm = 0;
        double error = 0;
        for (String name : used) {
            double[] direction =
                    random(~name.hashCode(), weights.get(name).shape()).doubles();
            double along = 0;
            for (int i = 0; i < direction.length; i++) {
                along += direction[i] * gradients.get(name).floats()[i];
            }
            double step = 1e-5;
            double expected = (loss(module, function, inputs, shifted(weights, name, direction, step))
                            - loss(module, function, inputs, shifted(weights, name, direction, -step)))
                    / (2 * step);
            norm += expected * expected;
            error += (along - expected) * (along - expected);
        }
        assertThat(Math.sqrt(error / norm)).isCloseTo(0, within(tolerance));
    }

    private static Map<String, Tensor> shifted(
            Map<String, Tensor> weights, String name, double[] direction, double step) {
        double[] moved = weights.get(name).doubles().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        Map<String, Tensor> all = new HashMap<>(weights);
        all.put(name, Tensor.doubles(moved, weights.get(name).shape()));
        return all;
    }

    private static double loss(
            GraphModule module, String function, Map<String, Tensor> inputs, Map<String, Tensor> weights) {
        try (LoadedModule loaded = REFERENCE.load(module, Models.source(weights), WeightFormat.FLOAT64);
                Session session = loaded.openSession(
                        module.states().isEmpty() ? Map.of() : Map.of("batch", 2L, "capacity", 1L))) {
            return session.run(function, inputs).get("loss").doubles()[0];
        }
    }

    @Test
    void distanceSeesADifference() {
        assertThat(distance(Tensor.floats(new float[] {1, 2}, 2), Tensor.floats(new float[] {1, 2}, 2)))
                .isZero();
        assertThat(distance(Tensor.floats(new float[] {2, 2}, 2), Tensor.floats(new float[] {1, 2}, 2)))
                .isCloseTo(1 / Math.sqrt(5), within(1e-12));
    }

    /** Length of the difference as a share of the length of what is expected. */
    private static double distance(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        double[] a = actual.doubles();
        double[] e = expected.doubles();
        double difference = 0;
        double length = 0;
        for (int i = 0; i < e.length; i++) {
            assertThat(a[i]).isFinite();
            difference += (a[i] - e[i]) * (a[i] - e[i]);
            length += e[i] * e[i];
        }
        return Math.sqrt(difference / length);
    }
}
