package io.github.visionfromtext.core.restoration.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Against numpy's least squares, and against maps that are known. */
class LinearFitTest {
    private static final int FEATURES = 3;
    private static final float[] WEIGHT = {0.5f, -1, 0.25f, 0, 2, 0, -0.75f, 0.125f, 1};
    private static final float[] BIAS = {3, -0.5f, 0.0625f};

    /** A matrix of JSON, or a row of it, in one array. */
    static float[] floats(JsonNode array) {
        double[] values = doubles(array);
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .flatMapToDouble(
                        item -> item.isArray() ? Arrays.stream(doubles(item)) : DoubleStream.of(item.asDouble()))
                .toArray();
    }

    private static Tensor random(int tokens) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[tokens * FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 + random.nextGaussian());
        }
        return Tensor.floats(values, tokens, FEATURES);
    }

    private static Tensor known(Tensor degraded) {
        return new LinearFit.Solution(Tensor.floats(WEIGHT, FEATURES, FEATURES), Tensor.floats(BIAS, FEATURES))
                .apply(degraded);
    }

    @Test
    void appliesWeightRowByRowAndAddsTheBias() {
        Tensor mapped = known(Tensor.floats(new float[] {1, 2, 4, 0, 0, 0}, 1, 2, FEATURES));
        assertThat(mapped.shape()).containsExactly(1, 2, FEATURES);
        assertThat(mapped.floats()).containsExactly(2.5f, 3.5f, 3.5625f, 3, -0.5f, 0.0625f);
    }

    @Test
    void recoversAKnownAffineMap() {
        LinearFit fit = new LinearFit(FEATURES);
        Tensor degraded = random(200);
        fit.add(degraded, known(degraded));
        LinearFit.Solution solution = fit.solve(0);
        assertThat(solution.weight().floats()).containsExactly(WEIGHT, within(1e-4f));
        assertThat(solution.bias().floats()).containsExactly(BIAS, within(1e-4f));
    }

    @Test
    void batchesAddUp() {
        Tensor degraded = random(200);
        LinearFit whole = new LinearFit(FEATURES);
        whole.add(degraded, known(degraded));
        LinearFit pieces = new LinearFit(FEATURES);
        for (int from = 0; from < 200; from += 50) {
            float[] values = Arrays.copyOfRange(degraded.floats(), from * FEATURES, (from + 50) * FEATURES);
            Tensor piece = Tensor.floats(values, 5, 10, FEATURES);
            pieces.add(piece, known(piece));
        }
        assertThat(pieces.solve(0.1).weight().floats())
                .isEqualTo(whole.solve(0.1).weight().floats());
    }

    @Test
    void ridgeRegressionsAreThoseOfNumpy() throws IOException {
        JsonNode golden = Fixtures.json("linear-fit/golden.json");
        int features = golden.get("mean").size();
        int tokens = golden.get("degraded").size();
        LinearFit fit = new LinearFit(features);
        fit.add(
                Tensor.floats(floats(golden.get("degraded")), tokens, features),
                Tensor.floats(floats(golden.get("clean")), tokens, features));
        for (JsonNode expected : golden.get("fits")) {
            LinearFit.Solution solution = fit.solve(expected.get("ridge").asDouble());
            assertThat(solution.weight().doubles())
                    .as("weight at %s", expected.get("ridge"))
                    .containsExactly(doubles(expected.get("weight")), within(1e-6));
            assertThat(solution.bias().doubles())
                    .as("bias at %s", expected.get("ridge"))
                    .containsExactly(doubles(expected.get("bias")), within(1e-6));
        }
    }

    /** Fewer tokens than features, and one feature twice: what is left open must not become infinite. */
    @Test
    void anUnderdeterminedFitStaysFiniteAndStillFits() {
        Tensor degraded = Tensor.floats(new float[] {1, 1, 0, -1, -1, 0}, 2, FEATURES);
        LinearFit fit = new LinearFit(FEATURES);
        fit.add(degraded, degraded);
        assertThat(fit.solve(1e-6).apply(degraded).floats()).containsExactly(degraded.floats(), within(1e-4f));
    }

    @Test
    void withoutAnyTokenTheMapIsZero() {
        LinearFit.Solution nothing = new LinearFit(FEATURES).solve(1e-4);
        assertThat(nothing.weight().floats()).containsOnly(0);
        assertThat(nothing.bias().floats()).containsOnly(0);
    }
}
