package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import java.util.List;
import java.util.Set;

/**
 * What colour figures have.
 *
 * @param count how many figures there are to be; if there are fewer, all are to have it
 */
record ColourFact(String colour, int count) implements Fact {
    @Override
    public FactKind kind() {
        return FactKind.COLOUR;
    }

    @Override
    public String text() {
        return (count == 1 ? "one is " : count + " are ") + colour;
    }

    @Override
    public Finding check(Seen seen) {
        List<Set<String>> colours = seen.figures().stream().map(Figure::colours).toList();
        long measured = colours.stream().filter(names -> names.contains(colour)).count();
        boolean unnamed = colours.stream().anyMatch(Set::isEmpty);
        boolean holds = measured >= Math.min(count, colours.size());
        return found(
                holds ? Verdict.HOLDS : unnamed ? Verdict.UNDECIDED : Verdict.FAILS,
                "%d, the colours being %s",
                measured,
                colours.stream().distinct().toList());
    }
}
