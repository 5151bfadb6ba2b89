package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How one figure stands to another. */
record RelationFact(Named one, Relation relation, Named other) implements Fact {
    @Override
    public FactKind kind() {
        return FactKind.RELATION;
    }

    @Override
    public String text() {
        String words = relation.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "the " + one + " is " + words + " the " + other;
    }

    @Override
    public Finding check(Seen seen) {
        Optional<Pair> pair = Pair.of(seen.figures(), one, other, relation.isMutual());
        if (pair.isEmpty()) {
            return found(
                    Verdict.UNDECIDED,
                    "%d figures, of which it cannot be told which two are meant",
                    seen.figures().size());
        }
        Figure first = pair.get().one();
        Figure second = pair.get().other();
        boolean common = relation == Relation.TOUCHING || relation == Relation.OVERLAPPING;
        if (seen.traced() || !common || first.gap(second) > Relation.APART * seen.size()) {
            return relation.check(this, first, second, seen.size());
        }
        // Pixels show of the lower figure only what the upper one leaves.
        if (!one.noun().isSimple() || !other.noun().isSimple()) {
            return found(Verdict.UNDECIDED, "they meet, and one may go on under the other");
        }
        return relation.check(this, whole(first), whole(second), seen.size());
    }

    private static Figure whole(Figure figure) {
        if (figure.form() != Form.OTHER) {
            return figure;
        }
        List<Point> hull = Polygon.hull(figure.outline());
        return new Figure(hull, true, figure.form(), figure.box(), figure.filled(), figure.colours(), figure.reach());
    }
}
