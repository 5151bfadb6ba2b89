package io.github.visionfromtext.drawing;

import io.github.visionfromtext.image.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program draws, mark by mark in the order it is drawn, on the square canvas of {@link RenderOptions}: what counts,
 * colours and relations of figures are read from without looking at pixels. Immutable.
 *
 * @param size side of the canvas in pixels
 * @param marks what is drawn, hidden and covered marks among it
 */
public record DrawTrace(int size, List<Mark> marks) {
    /** The element of a mark that fills the whole drawing before, or instead of, everything else. */
    public static final String BACKGROUND = "background";

    /** The element of a mark that shows where the pen is, and is no part of the drawing. */
    public static final String CURSOR = "cursor";

    /** The element of a text. Its outline may be no more than where it stands. */
    public static final String TEXT = "text";

    /** The element of a picture made elsewhere. */
    public static final String IMAGE = "image";

    public DrawTrace {
        marks = List.copyOf(marks);
    }

    /**
     * One outline, text or picture.
     *
     * @param element what the language calls it, such as {@code circle}, or one of the words of {@link DrawTrace}
     * @param line of the program where it is drawn, from 1; 0 if unknown
     * @param contours its outline, curves as many short lines
     * @param fill null if it is not filled
     * @param stroke null if its outline is not drawn
     * @param strokeWidth in pixels; 0 without a stroke
     */
    public record Mark(
            String element,
            int line,
            List<Contour> contours,
            @Nullable Paint fill,
            @Nullable Paint stroke,
            double strokeWidth) {
        public Mark {
            contours = List.copyOf(contours);
        }
    }

    /**
     * A line of straight pieces.
     *
     * @param points at least one
     * @param closed whether it goes back from the last point to the first
     */
    public record Contour(List<Point> points, boolean closed) {
        public Contour {
            points = List.copyOf(points);
        }
    }

    /**
     * A place on the canvas, or beside it.
     *
     * @param x pixels from its left edge
     * @param y pixels from its top edge
     */
    public record Point(double x, double y) {}

    /**
     * What fills a mark or draws its outline.
     *
     * @param color null for gradients and patterns
     * @param opacity from 0 to 1; groups and masks around the mark may fade it further
     */
    public record Paint(@Nullable Color color, double opacity) {}
}
