package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.geometry.sentence.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a figure's inside is left unpainted.
 *
 * @param named the figure
 * @param other the other figure of the sentence; null if there is none
 */
record HollowFact(Named named, @Nullable Named other) implements Fact {
    @Override
    public FactKind kind() {
        return FactKind.HOLLOW;
    }

    @Override
    public String text() {
        return "the " + named + " is hollow";
    }

    @Override
    public Finding check(Seen seen) {
        List<Figure> figures = seen.figures();
        if (other != null) {
            Optional<Pair> pair = Pair.of(figures, named, other, false);
            figures = pair.map(found -> List.of(found.one())).orElse(List.of());
        }
        if (figures.size() != 1) {
            return found(
                    Verdict.UNDECIDED,
                    "%d figures, of which it cannot be told which is meant",
                    seen.figures().size());
        }
        boolean filled = figures.get(0).filled();
        return found(filled ? Verdict.FAILS : Verdict.HOLDS, filled ? "its inside is painted" : "it is not painted");
    }
}
