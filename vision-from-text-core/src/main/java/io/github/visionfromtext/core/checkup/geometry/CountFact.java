package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Form;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import java.util.List;
import java.util.Set;

/**
 * How many figures there are in all.
 *
 * @param count how many there are to be
 * @param forms what they may be; empty for things that are drawn of several lines and areas, which are taken as one where
 *     they meet
 * @param pieces whether they are drawn with broken lines or in shades, of which each piece may be seen by itself
 */
record CountFact(int count, Set<Form> forms, boolean pieces) implements Fact {
    @Override
    public FactKind kind() {
        return FactKind.COUNT;
    }

    @Override
    public String text() {
        return count == 1 ? "there is one figure" : "there are " + count + " figures";
    }

    @Override
    public Finding check(Seen seen) {
        List<Figure> figures = seen.figures();
        int measured = forms.isEmpty() ? seen.clusters().size() : figures.size();
        if (measured == count) {
            return found(Verdict.HOLDS, "%d", measured);
        }
        if (pieces && measured > count) {
            return found(Verdict.UNDECIDED, "%d, which may be pieces or shades of fewer", measured);
        }
        boolean clear = !forms.isEmpty() && figures.stream().allMatch(figure -> forms.contains(figure.form()));
        if (!seen.traced() && measured < count && !clear) {
            return found(Verdict.UNDECIDED, "%d, which may be several of one colour that meet", measured);
        }
        if (!seen.traced() && measured > count && seen.clusters().size() <= count) {
            return found(Verdict.UNDECIDED, "%d that meet, which may be shades of fewer", measured);
        }
        return found(Verdict.FAILS, "%d", measured);
    }
}
