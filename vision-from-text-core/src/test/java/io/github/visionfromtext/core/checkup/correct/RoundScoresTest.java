package io.github.visionfromtext.core.checkup.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import org.junit.jupiter.api.Test;

class RoundScoresTest {
    private static final double[] SCORES = {Double.NaN, 60, 40, Double.NaN};

    @Test
    void theLastGoodIsKept() {
        assertThat(RoundScores.kept(SCORES, 6)).containsExactly(0, 60, 40, 40, 40, 40);
        assertThat(RoundScores.kept(SCORES, 2)).containsExactly(0, 60);
    }

    @Test
    void theBestIsKept() {
        assertThat(RoundScores.best(SCORES, 6)).containsExactly(0, 60, 60, 60, 60, 60);
    }

    @Test
    void noAttemptHasNoScore() {
        assertThatThrownBy(() -> RoundScores.kept(new double[0], 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RoundScores.best(new double[0], 1)).isInstanceOf(InvalidInputException.class);
    }
}
