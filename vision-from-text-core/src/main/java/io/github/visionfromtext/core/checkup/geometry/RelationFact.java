package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Form;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.geometry.sentence.Named;
import io.github.visionfromtext.core.checkup.geometry.sentence.Relation;
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
        if (seen.traced() || !common || first.gap(second) > RelationCheck.APART * seen.size()) {
            return RelationCheck.check(relation, this, first, second, seen.size());
        }
        // Pixels show of the lower figure only what the upper one leaves.
        if (!one.noun().isSimple() || !other.noun().isSimple()) {
            return found(Verdict.UNDECIDED, "they meet, and one may go on under the other");
        }
        return RelationCheck.check(relation, this, whole(first), whole(second), seen.size());
    }

    private static Figure whole(Figure figure) {
        return figure.form() == Form.OTHER ? figure.stretched() : figure;
    }
}
