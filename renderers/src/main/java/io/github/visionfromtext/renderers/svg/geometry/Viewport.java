package io.github.visionfromtext.renderers.svg.geometry;

import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import org.jspecify.annotations.Nullable;

/**
 * What lengths are relative to: the nearest viewport in user units.
 *
 * @param width what 100 % of a horizontal length is
 * @param height what 100 % of a vertical length is
 */
public record Viewport(double width, double height) {

    /** A horizontal length of an element. */
    public double horizontal(Style style, String name, double initial) {
        return length(style.geometry(name), width, style, initial);
    }

    /** A vertical length of an element. */
    public double vertical(Style style, String name, double initial) {
        return length(style.geometry(name), height, style, initial);
    }

    /** A length in no direction, such as a radius. */
    public double diagonal(Style style, String name, double initial) {
        return length(style.geometry(name), diagonal(), style, initial);
    }

    /** What 100 % of a length in no direction is. */
    public double diagonal() {
        return Math.sqrt((width * width + height * height) / 2);
    }

    /** A length from its text; {@code initial} if it has none or is no length. */
    public double length(@Nullable String text, double percentOf, Style style, double initial) {
        if (text == null || text.equals("auto")) {
            return initial;
        }
        double length = Length.parse(text, percentOf, style.fontSize(), width, height);
        return Double.isNaN(length) ? initial : NumberList.bounded(length);
    }
}
