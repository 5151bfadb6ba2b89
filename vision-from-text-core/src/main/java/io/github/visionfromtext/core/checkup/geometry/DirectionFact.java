package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Form;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.geometry.sentence.Direction;
import java.util.List;
import java.util.Locale;

/**
 * Which way straight lines run.
 *
 * @param count how many are to run so, at least
 */
record DirectionFact(Direction direction, int count) implements Fact {
    @Override
    public FactKind kind() {
        return FactKind.DIRECTION;
    }

    @Override
    public String text() {
        return count + " run " + direction.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Finding check(Seen seen) {
        List<Double> angles = seen.figures().stream()
                .filter(figure -> figure.form() == Form.LINE)
                .map(Figure::inclination)
                .toList();
        long right = angles.stream().filter(direction::isMet).count();
        boolean unclear = angles.size() < count;
        Verdict verdict = right >= count ? Verdict.HOLDS : unclear ? Verdict.UNDECIDED : Verdict.FAILS;
        return found(verdict, "%s degrees", angles.stream().map(Math::round).toList());
    }
}
