package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.renderers.canvas.Letterbox;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/** What becomes of the items of a {@link DisplayList}. Places and lengths are in pixels from the window's upper left corner. */
interface Ink {
    /** Comes first: where the window lies on the canvas, its sides in pixels and what it is filled with. */
    void window(Letterbox place, double width, double height, Color background);

    /** A line through some points, each of which is two numbers. */
    void line(double[] points, double width, Color color);

    /**
     * An area.
     *
     * @param points its corners, two numbers each
     * @param outline null if it has none
     * @param cursor whether it only shows where a turtle is
     */
    void polygon(double[] points, Color fill, double outlineWidth, @Nullable Color outline, boolean cursor);

    void dot(double x, double y, double diameter, Color color);

    /** A text whose last line stands on a place. */
    void text(double x, double y, Label label, Color color);

    /**
     * Words.
     *
     * @param side that the place is at: {@code left}, {@code center} or {@code right}
     * @param style words such as {@code bold}
     * @param pixels size of the font
     */
    record Label(String content, String side, String family, String style, double pixels) {}
}
