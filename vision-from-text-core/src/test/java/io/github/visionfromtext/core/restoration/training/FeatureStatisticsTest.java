package io.github.visionfromtext.core.restoration.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureStatisticsTest {
    @Test
    void meanAndDeviationAreThoseOfNumpyHoweverTheTokensCome() throws IOException {
        JsonNode golden = Fixtures.json("linear-fit/golden.json");
        float[] clean = LinearFitTest.floats(golden.get("clean"));
        int features = golden.get("mean").size();
        FeatureStatistics statistics = new FeatureStatistics(features);
        statistics.add(Tensor.floats(Arrays.copyOf(clean, 8 * features), 2, 4, features));
        statistics.add(Tensor.floats(
                Arrays.copyOfRange(clean, 8 * features, clean.length), clean.length / features - 8, features));
        assertThat(statistics.mean().doubles())
                .containsExactly(LinearFitTest.doubles(golden.get("mean")), within(1e-6));
        assertThat(statistics.deviation().doubles())
                .containsExactly(LinearFitTest.doubles(golden.get("deviation")), within(1e-6));
    }

    @Test
    void aSmallSpreadAroundALargeMeanIsNotLost() {
        FeatureStatistics statistics = new FeatureStatistics(1);
        for (int i = 0; i < 1000; i++) {
            statistics.add(Tensor.floats(new float[] {16384 - 0.25f, 16384 + 0.25f}, 2, 1));
        }
        assertThat(statistics.mean().floats()).containsExactly(16384);
        assertThat(statistics.deviation().floats()[0]).isCloseTo(0.25f, within(1e-6f));
    }

    @Test
    void aFeatureThatNeverVariesIsNotBlownUp() {
        FeatureStatistics statistics = new FeatureStatistics(2);
        statistics.add(Tensor.floats(new float[] {7, 1, 7, 3}, 2, 2));
        assertThat(statistics.mean().floats()).containsExactly(7, 2);
        assertThat(statistics.deviation().floats()).containsExactly(1e-3f, 1);
    }

    @Test
    void standardisedFeaturesHaveMeanZeroAndDeviationOne() {
        Tensor tokens = Tensor.floats(new float[] {1, -40, 2, 0, 3, 40, 10, 20}, 2, 2, 2);
        FeatureStatistics before = new FeatureStatistics(2);
        before.add(tokens);
        Standardiser standardiser =
                new Standardiser(before.mean().floats(), before.deviation().floats());
        FeatureStatistics after = new FeatureStatistics(2);
        after.add(standardiser.apply(tokens));
        assertThat(after.mean().floats()).containsExactly(new float[2], within(1e-6f));
        assertThat(after.deviation().floats()).containsExactly(new float[] {1, 1}, within(1e-6f));
        Tensor back = standardiser.invert(standardiser.apply(tokens));
        assertThat(back.shape()).isEqualTo(tokens.shape());
        assertThat(back.floats()).containsExactly(tokens.floats(), within(1e-5f));
        assertThat(tokens.floats()).startsWith(1, -40);
    }

    @Test
    void theStandardiserOfNothingChangesNothing() {
        Tensor tokens = Tensor.floats(new float[] {1, -40, 2, 0}, 2, 2);
        assertThat(Standardiser.none(2).apply(tokens).floats()).isEqualTo(tokens.floats());
        assertThat(Standardiser.none(2).invert(tokens).floats()).isEqualTo(tokens.floats());
    }
}
