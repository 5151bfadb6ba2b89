package io.github.visionfromtext.core.checkup.correct;

import io.github.visionfromtext.core.checkup.correct.Correct.Round;
import java.util.List;
import java.util.Optional;

/**
 * What became of a drawing that was corrected.
 *
 * @param rounds the rounds there were, the first drawing among them
 * @param calls how often the model was asked for them, the first drawing not counted
 * @param ending why there were no more
 */
public record Correction(List<Round> rounds, int calls, Ending ending) {
    /** Why correction ended. */
    public enum Ending {
        /** There were as many rounds as were allowed. */
        ROUNDS_USED,
        /** The model's reply was the program as it was, or none. */
        NOTHING_CHANGED,
        /** Two programs one after the other gave no whole picture. */
        FAILED_TWICE
    }

    public Correction {
        rounds = List.copyOf(rounds);
    }

    /** The last round whose picture is whole: what a user gets. Nothing if no round drew one. */
    public Optional<Round> lastGood() {
        return rounds.stream().filter(round -> round.rendering().isOk()).reduce((earlier, later) -> later);
    }
}
