package io.github.visionfromtext.core.checkup.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FidelityTest {
    private static final float[] SIMILARITIES = {0.1f, 0.9f, 0.5f, 0.5f, 0.2f};

    @ParameterizedTest
    @CsvSource({"1, 1, 100", "0, 5, 0", "4, 4, 25", "2, 2.5, 62.5", "3, 2.5, 62.5"})
    void thePercentileFollowsFromTheRank(int truth, double rank, double percentile) {
        assertThat(Fidelity.of(SIMILARITIES, truth)).isEqualTo(new Fidelity(percentile, rank));
    }

    @Test
    void chanceIsFifty() {
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            float[] similarities = new float[50];
            for (int k = 0; k < similarities.length; k++) {
                similarities[k] = (float) random.nextDouble();
            }
            sum += Fidelity.of(similarities, i % 50).percentile();
        }
        assertThat(sum / 4000).isCloseTo(50, within(2.0));
        assertThat(Fidelity.of(new float[50], 7).percentile()).isEqualTo(50);
    }

    @Test
    void whatCannotBeRankedIsRefused() {
        assertThatThrownBy(() -> Fidelity.of(new float[1], 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Fidelity.of(SIMILARITIES, 5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Fidelity.of(new float[] {0, Float.NaN}, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("caption 1");
    }
}
