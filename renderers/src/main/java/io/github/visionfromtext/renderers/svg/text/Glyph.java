package io.github.visionfromtext.renderers.svg.text;

import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Shape;
import org.jspecify.annotations.Nullable;

/** One character on its way to its place. Coordinates in the user space of the text. */
final class Glyph {
    final Shape outline;
    final boolean blank;
    final Style style;
    /** How far it moves the next one. */
    double advance;

    double x;
    double y;
    /** Clockwise, in radians. */
    double rotation;

    /** Shift against where it would stand otherwise. */
    double dx;

    double dy;
    /** Factor of its width. */
    double stretch = 1;

    /** Whether a new chunk begins here: a piece that is anchored on its own. */
    boolean beginsChunk;

    /** Distance by which the base line is shifted, downwards. */
    double shift;

    @Nullable
    TextPathSpan path;

    boolean hidden;

    /**
     * A glyph.
     *
     * @param outline on the base line, at its own origin
     */
    Glyph(Shape outline, boolean blank, Style style, double advance) {
        this.outline = outline;
        this.blank = blank;
        this.style = style;
        this.advance = advance;
    }
}
