package io.github.visionfromtext.core.checkup.correct;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.score.Fidelity;

/**
 * Scores along a series of attempts. A failed attempt, whose score is NaN, leaves its user with what there was before; a user
 * who has nothing yet has {@link Fidelity#FAILED}.
 */
public final class RoundScores {
    private RoundScores() {}

    /**
     * What a user has who keeps the last good attempt: after 0, 1, ... attempts beyond the first.
     *
     * @param scores of the attempts there were, at least one
     * @param length of the result; where it is greater, the series ended early and what was reached stays
     */
    public static double[] kept(double[] scores, int length) {
        check(scores);
        double[] kept = new double[length];
        double current = Fidelity.FAILED;
        for (int i = 0; i < length; i++) {
            current = i < scores.length && !Double.isNaN(scores[i]) ? scores[i] : current;
            kept[i] = current;
        }
        return kept;
    }

    /** What a user has who keeps the best attempt, as if a judge stood by; else as {@link #kept}. */
    public static double[] best(double[] scores, int length) {
        check(scores);
        double[] best = new double[length];
        double current = Fidelity.FAILED;
        for (int i = 0; i < length; i++) {
            current = i < scores.length && scores[i] > current ? scores[i] : current;
            best[i] = current;
        }
        return best;
    }

    private static void check(double[] scores) {
        if (scores.length == 0) {
            throw new InvalidInputException("There are no attempts to score, expected one at least");
        }
    }
}
