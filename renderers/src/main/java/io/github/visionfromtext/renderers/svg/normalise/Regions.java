package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.Rectangle2D;

/** The rectangles that masks and filters are confined to: by default the element's box and a tenth more on each side. */
final class Regions {
    private Regions() {}

    /** Writes units and rectangle, as fractions of the element's box or in user units. */
    static void write(SvgWriter writer, String unitsName, Style style, Viewport viewport) {
        boolean ofUser = "userSpaceOnUse".equals(style.element().attribute(unitsName));
        Viewport units = ofUser ? viewport : new Viewport(1, 1);
        writer.put(unitsName, ofUser ? "userSpaceOnUse" : "objectBoundingBox")
                .put("x", units.horizontal(style, "x", -0.1 * units.width()))
                .put("y", units.vertical(style, "y", -0.1 * units.height()))
                .put("width", Math.max(0, units.horizontal(style, "width", 1.2 * units.width())))
                .put("height", Math.max(0, units.vertical(style, "height", 1.2 * units.height())));
    }

    /** Writes a rectangle in user units. */
    static void write(SvgWriter writer, String unitsName, Rectangle2D place) {
        writer.put(unitsName, "userSpaceOnUse")
                .put("x", place.getX())
                .put("y", place.getY())
                .put("width", place.getWidth())
                .put("height", place.getHeight());
    }
}
