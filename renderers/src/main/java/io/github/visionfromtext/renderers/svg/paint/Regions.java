package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** The rectangles that masks and filters are confined to: by default the element's box and a tenth more on each side. */
final class Regions {
    private Regions() {}

    static Rectangle2D of(Style style, @Nullable String units, Rectangle2D box, Viewport viewport) {
        if ("userSpaceOnUse".equals(units)) {
            return rectangle(
                    viewport.horizontal(style, "x", -0.1 * viewport.width()),
                    viewport.vertical(style, "y", -0.1 * viewport.height()),
                    viewport.horizontal(style, "width", 1.2 * viewport.width()),
                    viewport.vertical(style, "height", 1.2 * viewport.height()));
        }
        Viewport unit = new Viewport(1, 1);
        return rectangle(
                box.getX() + unit.horizontal(style, "x", -0.1) * box.getWidth(),
                box.getY() + unit.vertical(style, "y", -0.1) * box.getHeight(),
                unit.horizontal(style, "width", 1.2) * box.getWidth(),
                unit.vertical(style, "height", 1.2) * box.getHeight());
    }

    private static Rectangle2D rectangle(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height));
    }
}
