package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Form;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.geometry.sentence.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * That each of several figures touches another one, or overlaps it.
 *
 * @param relation touching or overlapping
 * @param count how many figures there are to be
 */
record MutualFact(Relation relation, int count) implements Fact {
    @Override
    public FactKind kind() {
        return FactKind.ARRANGEMENT;
    }

    @Override
    public String text() {
        return "each is " + relation.name().toLowerCase(Locale.ROOT) + " another";
    }

    @Override
    public Finding check(Seen seen) {
        List<Figure> figures = seen.figures();
        if (figures.size() < 2 || !seen.traced() && figures.size() < count) {
            return found(Verdict.UNDECIDED, "%d figures, which may be several that meet", figures.size());
        }
        int alone = 0;
        int unclear = 0;
        for (Figure figure : figures) {
            Verdict best = best(figure, figures, seen);
            alone += best == Verdict.FAILS ? 1 : 0;
            unclear += best == Verdict.UNDECIDED ? 1 : 0;
        }
        Verdict verdict = alone > 0 ? Verdict.FAILS : unclear > 0 ? Verdict.UNDECIDED : Verdict.HOLDS;
        return found(verdict, "%d of %d do not, %d are unclear", alone, figures.size(), unclear);
    }

    private Verdict best(Figure figure, List<Figure> figures, Seen seen) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Figure other : figures) {
            if (other != figure) {
                boolean meet = figure.gap(other) <= RelationCheck.APART * seen.size();
                boolean hidden = !seen.traced() && meet && (figure.form() == Form.OTHER || other.form() == Form.OTHER);
                verdicts.add(
                        hidden
                                ? Verdict.UNDECIDED
                                : RelationCheck.check(relation, this, figure, other, seen.size())
                                        .verdict());
            }
        }
        return verdicts.contains(Verdict.HOLDS)
                ? Verdict.HOLDS
                : verdicts.contains(Verdict.UNDECIDED) ? Verdict.UNDECIDED : Verdict.FAILS;
    }
}
