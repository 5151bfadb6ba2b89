package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.sentence.Named;
import java.util.List;
import java.util.Optional;

/** The two figures that a sentence names, found in a drawing. */
record Pair(Figure one, Figure other) {
    /**
     * Finds them by colour and form.
     *
     * @param mutual whether it does not matter which is which, if there are two in all
     * @return nothing if it cannot be told which they are
     */
    static Optional<Pair> of(List<Figure> figures, Named one, Named other, boolean mutual) {
        if (figures.size() == 2) {
            Figure first = figures.get(0);
            Figure second = figures.get(1);
            int straight = fit(one, first) + fit(other, second);
            int swapped = fit(one, second) + fit(other, first);
            if (straight == swapped && !mutual) {
                return Optional.empty();
            }
            return Optional.of(straight >= swapped ? new Pair(first, second) : new Pair(second, first));
        }
        Optional<Figure> first = only(figures, one);
        Optional<Figure> second = only(figures, other);
        return first.isPresent() && second.isPresent() && first.get() != second.get()
                ? Optional.of(new Pair(first.get(), second.get()))
                : Optional.empty();
    }

    /** The one figure that fits in all that is said. */
    private static Optional<Figure> only(List<Figure> figures, Named named) {
        int all = (named.hasColour() ? 1 : 0) + (named.hasForm() ? 1 : 0);
        List<Figure> fitting =
                figures.stream().filter(figure -> fit(named, figure) == all).toList();
        return all > 0 && fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** How much speaks for a figure being the one named, from 0 to 2. */
    private static int fit(Named named, Figure figure) {
        String colour = named.colour();
        boolean colourFits =
                named.hasColour() && colour != null && figure.colours().contains(colour);
        boolean formFits = named.hasForm() && named.noun().forms().contains(figure.form());
        return (colourFits ? 1 : 0) + (formFits ? 1 : 0);
    }
}
