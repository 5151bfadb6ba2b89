package io.github.visionfromtext.core.checkup.correct;

import io.github.visionfromtext.core.checkup.draw.Drawing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concept that was drawn, corrected, and drawn anew as the control of correction.
 *
 * @param first the drawing that correction begins with
 * @param correction what became of it; null if there was no program to correct
 * @param redraws independent drawings, one for each call of the correction; empty without a control
 */
public record CorrectionTrial(Drawing first, @Nullable Correction correction, List<Drawing> redraws) {
    public CorrectionTrial {
        redraws = List.copyOf(redraws);
    }

    /** The drawings of all rounds, the first among them; their sample is the number of the round. */
    public List<Drawing> drawings() {
        return correction == null
                ? List.of(first)
                : correction.rounds().stream()
                        .map(round -> new Drawing(
                                first.concept(),
                                first.language(),
                                round.number(),
                                "",
                                round.program(),
                                round.rendering()))
                        .toList();
    }

    /** What was to be changed in a round; empty for nothing in particular, as for the first drawing. */
    public String wish(int round) {
        return correction == null ? "" : correction.rounds().get(round).wish();
    }
}
