package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.style.Rgba;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drawing draws, in the order it is drawn, with {@code use} taken apart: what counts, colours and relations of shapes
 * are read from.
 *
 * @param size of the canvas, in pixels
 */
public record DrawTrace(int size, List<Mark> marks) {
    public DrawTrace {
        marks = List.copyOf(marks);
    }

    /**
     * One outline, text or picture.
     *
     * @param element its name
     * @param line of the program where the element begins, from 1
     * @param bounds in pixels of the canvas, strokes and effects left out
     * @param fill its colour, not faded by groups; null for none, gradients and patterns
     * @param stroke likewise
     */
    public record Mark(
            String element,
            int line,
            Rectangle2D bounds,
            @Nullable Rgba fill,
            @Nullable Rgba stroke) {}
}
