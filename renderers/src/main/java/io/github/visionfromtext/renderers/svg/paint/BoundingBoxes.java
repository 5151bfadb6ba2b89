package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.BasicShapes;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Boxes around what elements draw, strokes left out, in their own user space. */
final class BoundingBoxes {
    private final Painter painter;
    private final UserSpaces spaces;

    BoundingBoxes(Painter painter, UserSpaces spaces) {
        this.painter = painter;
        this.spaces = spaces;
    }

    /** The box of an element; empty if it draws nothing. */
    Rectangle2D of(Element element, Style style, Viewport viewport) {
        Rectangle2D box = find(style, viewport);
        return box == null ? new Rectangle2D.Double() : box;
    }

    /** The device pixels an element without a filter can touch: all there are, or for a shape those around it. */
    Rectangle reach(Style style, Scope scope) {
        Rectangle all = scope.reach();
        Element element = style.element();
        if (!BasicShapes.isShape(element) || ShapePainter.hasMarkers(style)) {
            return all;
        }
        Shape outline = painter.shapes.outline(style, scope.viewport());
        if (outline == null) {
            return new Rectangle();
        }
        Rectangle2D box = outline.getBounds2D();
        double width = ShapePainter.isStroked(style) ? Strokes.width(style, scope.viewport()) : 0;
        // A mitre of the usual limit, 4, reaches two widths out.
        double margin = width * Math.max(2, Strokes.miterLimit(style) / 2);
        Rectangle2D grown = new Rectangle2D.Double(
                box.getX() - margin, box.getY() - margin, box.getWidth() + 2 * margin, box.getHeight() + 2 * margin);
        Rectangle device = scope.toDevice().createTransformedShape(grown).getBounds();
        device.grow(2, 2);
        return device.intersection(all);
    }

    private @Nullable Rectangle2D find(Style style, Viewport viewport) {
        Element element = style.element();
        painter.budget.spendElement(element);
        switch (element.name()) {
            case "g", "a", "switch", "svg", "symbol":
                return ofChildren(style, viewport);
            case "use":
                return ofUse(style, viewport);
            case "text":
                return painter.textBox(style, viewport);
            case "image":
                Rectangle2D place = Pictures.place(style, viewport);
                return place.isEmpty() ? null : place;
            default:
                Shape outline = BasicShapes.isShape(element) ? painter.shapes.outline(style, viewport) : null;
                return outline == null ? null : outline.getBounds2D();
        }
    }

    private @Nullable Rectangle2D ofChildren(Style style, Viewport viewport) {
        Rectangle2D union = null;
        for (Element child : style.element().elements()) {
            if (UserSpaces.isDrawn(child)) {
                Style childStyle = painter.document.style(child, style);
                if (!childStyle.value("display", "inline").equals("none")) {
                    union = united(union, inParent(childStyle, viewport));
                }
            }
        }
        return union;
    }

    private @Nullable Rectangle2D ofUse(Style style, Viewport viewport) {
        Element target = painter.targets.ofHref(style.element());
        if (target == null || !painter.targets.enter(target, style.element())) {
            return null;
        }
        try {
            Rectangle2D box = inParent(painter.document.style(target, style), viewport);
            AffineTransform placement = spaces.placement(style, viewport);
            return box == null ? null : placement.createTransformedShape(box).getBounds2D();
        } finally {
            painter.targets.leave(target);
        }
    }

    private @Nullable Rectangle2D inParent(Style style, Viewport viewport) {
        Rectangle2D box = find(style, viewport);
        return box == null
                ? null
                : spaces.transform(style, viewport, this)
                        .createTransformedShape(box)
                        .getBounds2D();
    }

    private static @Nullable Rectangle2D united(@Nullable Rectangle2D one, @Nullable Rectangle2D other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.createUnion(other);
    }
}
