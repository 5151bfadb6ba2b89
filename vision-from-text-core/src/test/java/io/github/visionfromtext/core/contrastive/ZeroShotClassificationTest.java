package io.github.visionfromtext.core.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.embedding.Embedding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZeroShotClassificationTest {
    private static final Embedding QUERY = Embedding.of(3, 0);
    private static final List<Embedding> CANDIDATES =
            List.of(Embedding.of(0, 1), Embedding.of(2, 0), Embedding.of(-1, 0));

    @Test
    void logitsAreScaledCosines() {
        assertThat(ZeroShotClassification.logits(50, QUERY, CANDIDATES)).containsExactly(0, 50, -50);
    }

    @Test
    void probabilitiesAreTheirSoftmax() {
        double sum = 1 + Math.E + 1 / Math.E;
        assertThat(ZeroShotClassification.probabilities(1, QUERY, CANDIDATES))
                .containsExactly(new double[] {1 / sum, Math.E / sum, 1 / Math.E / sum}, within(1e-12));
    }

    @Test
    void aGreatScaleDoesNotOverflow() {
        assertThat(ZeroShotClassification.probabilities(1e6, QUERY, CANDIDATES)).containsExactly(0, 1, 0);
    }

    @Test
    void noCandidatesHaveNoProbabilities() {
        assertThat(ZeroShotClassification.probabilities(1, QUERY, List.of())).isEmpty();
    }
}
