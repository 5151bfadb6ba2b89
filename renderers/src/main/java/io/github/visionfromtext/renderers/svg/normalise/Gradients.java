package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.Transforms;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Linear and radial gradients, by SVG 2 section 14.2, with what they inherit from each other written out. */
final class Gradients {
    private final Normaliser normaliser;

    Gradients(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    private record Key(Element gradient, @Nullable Rectangle2D box, Viewport viewport) {}

    /**
     * The paint that a gradient is; none if it paints nothing.
     *
     * @param box what the gradient refers to, in the user space of the shape
     * @param shared whether that is more than the shape alone
     */
    @Nullable
    SvgPaint find(Element gradient, Rectangle2D box, boolean shared, Style shape, Scope scope) {
        Templates templates = Templates.of(gradient, normaliser.targets);
        GradientStops stops = GradientStops.read(templates, normaliser);
        if (stops == null) {
            normaliser.findings.error(gradient + " has no <stop>: nothing is painted with it", gradient.offset());
            return null;
        }
        boolean ofBox = !"userSpaceOnUse".equals(templates.attribute("gradientUnits"));
        if (ofBox && (box.getWidth() < 1e-9 || box.getHeight() < 1e-9)) {
            return null;
        }
        Viewport units = ofBox ? new Viewport(1, 1) : scope.viewport();
        double[] geometry =
                gradient.is("linearGradient") ? linear(templates, units, shape) : radial(templates, units, shape);
        AffineTransform transform = transform(templates, gradient);
        if (stops.isSolid() || geometry.length == 0 || Math.abs(transform.getDeterminant()) < 1e-12) {
            return SvgPaint.of(stops.last());
        }
        boolean placed = ofBox && shared;
        if (placed) {
            transform.preConcatenate(
                    new AffineTransform(box.getWidth(), 0, 0, box.getHeight(), box.getX(), box.getY()));
        }
        String unitsName = ofBox && !placed ? "objectBoundingBox" : "userSpaceOnUse";
        return new SvgPaint(
                scope.writer()
                        .definitions()
                        .reference(
                                new Key(gradient, placed ? box : null, units),
                                shape.element(),
                                (writer, id) -> write(writer, id, templates, geometry, unitsName, transform, stops)),
                1,
                null);
    }

    private static void write(
            SvgWriter writer,
            String id,
            Templates templates,
            double[] geometry,
            String units,
            AffineTransform transform,
            GradientStops stops) {
        String kind = templates.element().name();
        String[] names = geometry.length == 4
                ? new String[] {"x1", "y1", "x2", "y2"}
                : new String[] {"cx", "cy", "r", "fx", "fy"};
        writer.start(kind).put("id", id).put("gradientUnits", units);
        for (int i = 0; i < names.length; i++) {
            writer.put(names[i], geometry[i]);
        }
        String spread = templates.attribute("spreadMethod");
        if (spread != null && (spread.equals("repeat") || spread.equals("reflect"))) {
            writer.put("spreadMethod", spread);
        }
        writer.put("gradientTransform", transform).inside();
        stops.write(writer);
        writer.end(kind);
    }

    /** Two ends; nothing if they are one. */
    private static double[] linear(Templates templates, Viewport units, Style shape) {
        double x1 = length(templates, "x1", "0%", units.width(), units, shape);
        double y1 = length(templates, "y1", "0%", units.height(), units, shape);
        double x2 = length(templates, "x2", "100%", units.width(), units, shape);
        double y2 = length(templates, "y2", "0%", units.height(), units, shape);
        return Math.hypot(x2 - x1, y2 - y1) < 1e-9 ? new double[0] : new double[] {x1, y1, x2, y2};
    }

    /** Centre, radius and focus; nothing if there is no radius. */
    private double[] radial(Templates templates, Viewport units, Style shape) {
        double radius = length(templates, "r", "50%", units.diagonal(), units, shape);
        double cx = length(templates, "cx", "50%", units.width(), units, shape);
        double cy = length(templates, "cy", "50%", units.height(), units, shape);
        boolean ownX = templates.attribute("fx") != null;
        boolean ownY = templates.attribute("fy") != null;
        double fx = ownX ? length(templates, "fx", "50%", units.width(), units, shape) : cx;
        double fy = ownY ? length(templates, "fy", "50%", units.height(), units, shape) : cy;
        String focalRadius = templates.attribute("fr");
        if (focalRadius != null && !focalRadius.startsWith("0")) {
            normaliser.findings.warning(
                    "fr of a gradient is not honoured", templates.element().offsetOf("fr"));
        }
        return radius > 1e-9 ? new double[] {cx, cy, radius, fx, fy} : new double[0];
    }

    private AffineTransform transform(Templates templates, Element gradient) {
        String text = templates.attribute("gradientTransform");
        AffineTransform transform = text == null ? null : Transforms.parse(text, 1, 1);
        if (text != null && transform == null) {
            normaliser.findings.error(
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
}
