package io.github.visionfromtext.core.checkup.geometry;

import org.jspecify.annotations.Nullable;

/**
 * A figure as a sentence names it.
 *
 * @param noun what it is
 * @param colour its colour; null if none is said, or not of one colour alone
 * @param look how it is to look apart from that; empty if nothing is said
 */
record Named(Noun noun, @Nullable String colour, Look look) {
    /** What is said about the looks of a figure, as far as it matters here. */
    enum Look {
        PLAIN,
        /** Its inside is not painted. */
        HOLLOW,
        /** Its outline is broken: to pixels, many pieces. */
        BROKEN,
        /** Its form is changed: stretched, sheared, rounded. */
        DEFORMED,
        /** Its colour is changed: faded, see-through. */
        FADED,
        /** Made of many pieces: stripes, checks, dots, bricks, wires. */
        TEXTURED
    }

    /** Whether its form is that of its noun. */
    boolean hasForm() {
        return noun.isSimple() && look != Look.DEFORMED && look != Look.TEXTURED;
    }

    /** Whether each figure that is seen can be one of it. */
    boolean isCountable() {
        return look != Look.TEXTURED;
    }

    boolean hasColour() {
        return colour != null && look != Look.FADED && look != Look.TEXTURED;
    }

    /** How much speaks for a figure being this one, from 0 to 2. */
    int fit(Figure figure) {
        boolean colourFits = hasColour() && colour != null && figure.colours().contains(colour);
        boolean formFits = hasForm() && noun.forms().contains(figure.form());
        return (colourFits ? 1 : 0) + (formFits ? 1 : 0);
    }

    @Override
    public String toString() {
        return (colour == null ? "" : colour + " ") + noun;
    }
}
