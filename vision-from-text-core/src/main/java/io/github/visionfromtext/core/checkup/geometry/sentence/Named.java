package io.github.visionfromtext.core.checkup.geometry.sentence;

import org.jspecify.annotations.Nullable;

/**
 * A figure as a sentence names it.
 *
 * @param noun what it is
 * @param colour its colour; null if none is said, or not of one colour alone
 * @param look how it is to look apart from that; empty if nothing is said
 */
public record Named(Noun noun, @Nullable String colour, Look look) {
    /** What is said about the looks of a figure, as far as it matters here. */
    public enum Look {
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
    public boolean hasForm() {
        return noun.isSimple() && look != Look.DEFORMED && look != Look.TEXTURED;
    }

    /** Whether each figure that is seen can be one of it. */
    public boolean isCountable() {
        return look != Look.TEXTURED;
    }

    public boolean hasColour() {
        return colour != null && look != Look.FADED && look != Look.TEXTURED;
    }

    @Override
    public String toString() {
        return (colour == null ? "" : colour + " ") + noun;
    }
}
