package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.style.Length;
import java.awt.geom.Rectangle2D;

/** The part of the filter region that a primitive paints, in user space. */
final class Subregion {
    private Subregion() {}

    static Rectangle2D of(Element primitive, FilterSpace space) {
        Rectangle2D region = space.region();
        double x = length(primitive, "x", space.viewport().width(), space, region.getX());
        double y = length(primitive, "y", space.viewport().height(), space, region.getY());
        double width = length(primitive, "width", space.viewport().width(), space, region.getWidth());
        double height = length(primitive, "height", space.viewport().height(), space, region.getHeight());
        return new Rectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height));
    }

    private static double length(Element primitive, String name, double percentOf, FilterSpace space, double initial) {
        String text = primitive.attribute(name);
        if (text == null) {
            return initial;
        }
        boolean horizontal = name.equals("x") || name.equals("width");
        Rectangle2D box = space.box();
        double unit = horizontal ? box.getWidth() : box.getHeight();
        double start = name.equals("x") ? box.getX() : name.equals("y") ? box.getY() : 0;
        double length = Length.parse(text, space.ofBox() ? 1 : percentOf, 16, 0, 0);
        if (Double.isNaN(length)) {
            return initial;
        }
        return space.ofBox() ? start + length * unit : length;
    }
}
