package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.BasicShapes;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Fills and strokes outlines. */
final class ShapePainter {
    private final Painter painter;
    private final PaintServers servers;
    private final Strokes strokes;
    private final Markers markers;

    ShapePainter(Painter painter) {
        this.painter = painter;
        this.servers = new PaintServers(painter);
        this.strokes = new Strokes(painter.findings);
        this.markers = new Markers(painter);
    }

    /** Whether an element's opacity can be that of its only paint, which spares a layer. */
    static boolean foldsOpacity(Style style) {
        return BasicShapes.isShape(style.element())
                && !hasMarkers(style)
                && !(isStroked(style) && !style.value("fill", "black").equals("none"));
    }

    static boolean isStroked(Style style) {
        return !style.value("stroke", "none").equals("none");
    }

    static boolean hasMarkers(Style style) {
        return !style.value("marker-start", "none").equals("none")
                || !style.value("marker-mid", "none").equals("none")
                || !style.value("marker-end", "none").equals("none");
    }

    /** Draws a shape with markers. */
    void paint(Shape outline, Style style, Scope scope) {
        paint(outline, outline.getBounds2D(), style, scope);
        if (!scope.clipping() && hasMarkers(style) && Markers.canHave(style.element()) && isVisible(style)) {
            markers.paint(outline, style, scope);
        }
    }

    /**
     * Draws an outline, which may be a part of something larger.
     *
     * @param box what gradients and patterns refer to
     */
    void paint(Shape outline, Rectangle2D box, Style style, Scope scope) {
        if (!isVisible(style)) {
            return;
        }
        painter.budget.spendSegments(Outlines.segments(outline), style.element());
        painter.budget.spendRows(
                Outlines.rows(outline, scope.toDevice(), scope.surface().bounds()), style.element());
        if (scope.clipping()) {
            fill(outline, Color.BLACK, style.value("clip-rule", "nonzero"), scope);
            return;
        }
        double opacity = foldsOpacity(style) ? Opacity.of(style, "opacity", painter.findings) : 1;
        for (String phase : phases(style.value("paint-order", "normal"))) {
            if (phase.equals("fill")) {
                Paint paint = servers.find("fill", box, opacity, style, scope);
                if (paint != null && !"line".equals(style.element().name())) {
                    fill(outline, paint, style.value("fill-rule", "nonzero"), scope);
                }
            } else if (isStroked(style)) {
                stroke(outline, box, opacity, style, scope);
            }
        }
    }

    private void stroke(Shape outline, Rectangle2D box, double opacity, Style style, Scope scope) {
        Paint paint = servers.find("stroke", box, opacity, style, scope);
        BasicStroke stroke = paint == null ? null : strokes.find(outline, style, scope);
        if (paint == null || stroke == null) {
            return;
        }
        Graphics2D graphics = scope.graphics();
        graphics.setPaint(paint);
        if (style.value("vector-effect", "none").equals("non-scaling-stroke")) {
            AffineTransform toDevice = scope.toDevice();
            Graphics2D device = scope.surface().graphics(new AffineTransform(), scope.clip());
            device.setPaint(new TransformedPaint(paint, toDevice));
            device.fill(Strokes.inDevice(stroke, painter.cssPixel())
                    .createStrokedShape(toDevice.createTransformedShape(outline)));
            device.dispose();
        } else {
            graphics.setStroke(stroke);
            graphics.draw(outline);
        }
        graphics.dispose();
    }

    private static void fill(Shape outline, Paint paint, String rule, Scope scope) {
        Graphics2D graphics = scope.graphics();
        graphics.setPaint(paint);
        graphics.fill(rule.equals("evenodd") ? new Path2D.Double(evenOdd(outline)) : outline);
        graphics.dispose();
    }

    private static Path2D evenOdd(Shape outline) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.append(outline.getPathIterator(null), false);
        return path;
    }

    private static List<String> phases(String order) {
        int stroke = order.indexOf("stroke");
        int fill = order.indexOf("fill");
        return stroke >= 0 && (fill < 0 || stroke < fill) ? List.of("stroke", "fill") : List.of("fill", "stroke");
    }

    private static boolean isVisible(Style style) {
        String visibility = style.value("visibility", "visible");
        return !visibility.equals("hidden") && !visibility.equals("collapse");
    }
}
