package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.Transforms;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.LinearGradientPaint;
import java.awt.MultipleGradientPaint.ColorSpaceType;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Linear and radial gradients, by SVG 2 section 14.2. */
final class Gradients {
    private final Painter painter;

    Gradients(Painter painter) {
        this.painter = painter;
    }

    @Nullable
    Paint paint(Element gradient, Rectangle2D box, double opacity, Style shape, Scope scope) {
        Templates templates = Templates.of(gradient, painter.targets);
        GradientStops stops = GradientStops.read(templates, opacity, painter);
        if (stops == null) {
            painter.findings.error(gradient + " has no <stop>: nothing is painted with it", gradient.offset());
            return null;
        }
        boolean ofBox = !"userSpaceOnUse".equals(templates.attribute("gradientUnits"));
        if (ofBox && (box.getWidth() < 1e-9 || box.getHeight() < 1e-9)) {
            return null;
        }
        AffineTransform space = ofBox
                ? new AffineTransform(box.getWidth(), 0, 0, box.getHeight(), box.getX(), box.getY())
                : new AffineTransform();
        space.concatenate(transform(templates, gradient));
        if (stops.isSolid() || Math.abs(space.getDeterminant()) < 1e-12) {
            return stops.last();
        }
        Viewport units = ofBox ? new Viewport(1, 1) : scope.viewport();
        return gradient.is("linearGradient")
                ? linear(templates, stops, space, units, shape)
                : radial(templates, stops, space, units, shape);
    }

    private static Paint linear(
            Templates templates, GradientStops stops, AffineTransform space, Viewport units, Style shape) {
        Point2D from = new Point2D.Double(
                length(templates, "x1", "0%", units.width(), units, shape),
                length(templates, "y1", "0%", units.height(), units, shape));
        Point2D to = new Point2D.Double(
                length(templates, "x2", "100%", units.width(), units, shape),
                length(templates, "y2", "0%", units.height(), units, shape));
        if (from.distance(to) < 1e-9) {
            return stops.last();
        }
        return new LinearGradientPaint(
                from, to, stops.fractions(), stops.colors(), cycle(templates), ColorSpaceType.SRGB, space);
    }

    private Paint radial(Templates templates, GradientStops stops, AffineTransform space, Viewport units, Style shape) {
        double radius = length(templates, "r", "50%", units.diagonal(), units, shape);
        if (!(radius > 1e-9)) {
            return stops.last();
        }
        String fx = templates.attribute("fx");
        String fy = templates.attribute("fy");
        double cx = length(templates, "cx", "50%", units.width(), units, shape);
        double cy = length(templates, "cy", "50%", units.height(), units, shape);
        Point2D focus = new Point2D.Double(
                fx == null ? cx : length(templates, "fx", "50%", units.width(), units, shape),
                fy == null ? cy : length(templates, "fy", "50%", units.height(), units, shape));
        String focalRadius = templates.attribute("fr");
        if (focalRadius != null && !focalRadius.startsWith("0")) {
            painter.findings.warning(
                    "fr of a gradient is not honoured", templates.element().offsetOf("fr"));
        }
        return new RadialGradientPaint(
                new Point2D.Double(cx, cy),
                (float) radius,
                focus,
                stops.fractions(),
                stops.colors(),
                cycle(templates),
                ColorSpaceType.SRGB,
                space);
    }

    private AffineTransform transform(Templates templates, Element gradient) {
        String text = templates.attribute("gradientTransform");
        AffineTransform transform = text == null ? null : Transforms.parse(text, 1, 1);
        if (text != null && transform == null) {
            painter.findings.error(
                    "gradientTransform=" + Findings.quote(text) + ": expected functions such as rotate(45)",
                    gradient.offsetOf("gradientTransform"));
        }
        return transform == null ? new AffineTransform() : transform;
    }

    private static double length(
            Templates templates, String name, String initial, double percentOf, Viewport units, Style shape) {
        String text = templates.attribute(name);
        double fallback = Length.parse(initial, percentOf, 1, 1, 1);
        return units.length(text == null ? initial : text, percentOf, shape, fallback);
    }

    private static CycleMethod cycle(Templates templates) {
        String method = templates.attribute("spreadMethod");
        return "repeat".equals(method)
                ? CycleMethod.REPEAT
                : "reflect".equals(method) ? CycleMethod.REFLECT : CycleMethod.NO_CYCLE;
    }
}
