package io.github.visionfromtext.core.restoration.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.AdapterConfig.Skip;
import io.github.visionfromtext.core.restoration.RestorationGraph;
import io.github.visionfromtext.core.restoration.TinyRestoration;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdapterInitialisationTest {
    private static final int FEATURES = TinyRestoration.MAE.encoder().hiddenSize();

    static Stream<AdapterConfig> everyCombination() {
        return Stream.of(Skip.values()).flatMap(skip -> Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                .map(bits -> TinyRestoration.layers((bits & 1) > 0, skip, (bits & 2) > 0, (bits & 4) > 0)));
    }

    private static FeatureStatistics statistics() {
        FeatureStatistics statistics = new FeatureStatistics(FEATURES);
        statistics.add(Tensor.floats(new float[] {1, 2, 3, 4, 5, 6, 3, 2, 1, 0, 9, 8}, 2, FEATURES));
        return statistics;
    }

    private static LinearFit.Solution fit() {
        float[] weight = new float[FEATURES * FEATURES];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = i;
        }
        return new LinearFit.Solution(
                Tensor.floats(weight, FEATURES, FEATURES), Tensor.floats(new float[] {9, 8, 7, 6, 5, 4}, FEATURES));
    }

    private static Map<String, Tensor> weights(AdapterConfig layers, long seed) {
        return AdapterInitialisation.weights(layers, statistics(), fit(), new SplittableRandom(seed));
    }

    /** Every value is drawn within the bound, on both sides of zero and close to either end. */
    private static void assertUniform(Tensor weight, int inputs) {
        float bound = (float) (1 / Math.sqrt(inputs));
        float least = Float.MAX_VALUE;
        float largest = -Float.MAX_VALUE;
        for (float value : weight.floats()) {
            least = Math.min(least, value);
            largest = Math.max(largest, value);
        }
        assertThat(least).isBetween(-bound, -0.5f * bound);
        assertThat(largest).isBetween(0.5f * bound, bound);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void theWeightsAreThoseTheGraphReadsInItsShapes(AdapterConfig layers) {
        Map<String, long[]> expected = new HashMap<>();
        for (Weight weight : RestorationGraph.forInference(TinyRestoration.LLAMA, layers)
                .module()
                .weights()
                .values()) {
            if (!weight.name().startsWith("model.")) {
                expected.put(weight.name(), weight.shape().evaluate(Map.of()));
            }
        }
        Map<String, Tensor> drawn = weights(layers, 1);
        assertThat(drawn.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        drawn.forEach((name, tensor) -> assertThat(tensor.shape()).as(name).isEqualTo(expected.get(name)));
    }

    @Test
    void thePapersLayersAreDrawnAsPyTorchDrawsThemAndTaskTokensAreZero() {
        Map<String, Tensor> weights = weights(AdapterConfig.paper(10, 49, 100), 1);
        assertUniform(weights.get("adapter.weight"), 49);
        assertUniform(weights.get("adapter.bias"), 49);
        assertUniform(weights.get("deadapter.weight"), 100);
        assertUniform(weights.get("deadapter.bias"), 100);
        assertThat(weights.get("learnable_task_token").floats()).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void aPathAroundTheLanguageModelStartsAlone(AdapterConfig layers) {
        Map<String, Tensor> weights = weights(layers, 1);
        boolean alone = layers.skip() != Skip.NONE;
        for (String part : new String[] {"weight", "bias"}) {
            float[] deadapter = weights.get("deadapter." + part).floats();
            if (alone) {
                assertThat(deadapter).containsOnly(0);
            } else {
                assertThat(deadapter).doesNotContain(0);
            }
            if (layers.conditioned()) {
                assertThat(weights.get("condition." + part).floats()).containsOnly(0);
            }
            if (layers.detail()) {
                assertThat(weights.get("detail.gate." + part).floats()).containsOnly(0);
                assertThat(weights.get("detail.hidden." + part).floats()).doesNotContain(0);
            }
        }
    }

    @Test
    void statisticsAndTheLinearFitAreTakenOver() {
        Map<String, Tensor> weights = weights(TinyRestoration.FULL, 1);
        assertThat(weights.get("feature.mean").floats()).containsExactly(2, 2, 2, 2, 7, 7);
        assertThat(weights.get("feature.deviation").floats()).containsExactly(1, 1e-3f, 1, 2, 2, 1);
        assertThat(weights.get("skip.weight").floats()).isEqualTo(fit().weight().floats());
        assertThat(weights.get("skip.bias").floats()).isEqualTo(fit().bias().floats());
    }

    @Test
    void theSameSeedDrawsTheSameWeights() {
        float[] first = weights(TinyRestoration.FULL, 1).get("adapter.weight").floats();
        assertThat(weights(TinyRestoration.FULL, 1).get("adapter.weight").floats())
                .isEqualTo(first);
        assertThat(weights(TinyRestoration.FULL, 2).get("adapter.weight").floats())
                .isNotEqualTo(first);
    }
}
