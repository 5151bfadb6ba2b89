package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.canvas.Contours;
import io.github.visionfromtext.renderers.svg.geometry.BasicShapes;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Writes outlines as paths with all that says how they are painted. */
final class ShapeWriter {
    private final Normaliser normaliser;
    private final Paints paints;
    private final Strokes strokes;
    private final Markers markers;

    ShapeWriter(Normaliser normaliser, Paints paints) {
        this.normaliser = normaliser;
        this.paints = paints;
        this.strokes = new Strokes(normaliser.findings);
        this.markers = new Markers(normaliser);
    }

    /** Whether an element's opacity can be that of its only paint, which spares a layer. */
    static boolean foldsOpacity(Style style) {
        return BasicShapes.isShape(style.element())
                && !Markers.isMarked(style)
                && !(Strokes.isStroked(style) && !style.value("fill", "black").equals("none"));
    }

    /** Writes a shape with markers. */
    void write(Shape outline, Style style, Scope scope) {
        write(outline, outline.getBounds2D(), false, style, scope);
    }

    /**
     * Writes an outline.
     *
     * @param box what gradients and patterns refer to
     * @param shared whether the outline is a part of something larger, which the box is around
     */
    void write(Shape outline, Rectangle2D box, boolean shared, Style style, Scope scope) {
        if (!isVisible(style)) {
            return;
        }
        long segments = Outlines.segments(outline);
        normaliser.budget.spendSegments(segments, style.element());
        normaliser.budget.spendRows(rows(outline, segments, style, scope), style.element());
        SvgWriter writer = scope.writer();
        if (scope.clipping()) {
            writer.start("path")
                    .put(outline, style.value("clip-rule", "nonzero").equals("evenodd"));
            writer.put("fill", "#ffffff").empty();
            return;
        }
        boolean fillable = !style.element().is("line");
        SvgPaint fill = fillable ? paints.find("fill", box, shared, style, scope) : null;
        SvgPaint stroke = Strokes.isStroked(style) ? paints.find("stroke", box, shared, style, scope) : null;
        String marked = shared ? "" : markers.attributes(segments, style, scope);
        if (fill == null && stroke == null && marked.isEmpty()) {
            return;
        }
        double opacity = foldsOpacity(style) ? Opacity.of(style, "opacity", normaliser.findings) : 1;
        writer.start("path").put(outline, style.value("fill-rule", "nonzero").equals("evenodd"));
        write(fill, opacity, "fill", writer);
        write(stroke, opacity, "stroke", writer);
        if (stroke != null || !marked.isEmpty()) {
            strokes.write(writer, outline, style, scope);
        }
        if (strokeFirst(style.value("paint-order", "normal"))) {
            writer.put("paint-order", "stroke");
        }
        writer.append(marked).empty();
        normaliser.shown(
                style.element(),
                outline,
                scope,
                fill == null ? null : fill.faded(opacity),
                stroke == null ? null : stroke.faded(opacity),
                Strokes.width(style, scope.viewport()));
    }

    /** A stroke runs along both sides of its outline and around every corner. */
    private double rows(Shape outline, long segments, Style style, Scope scope) {
        double rows = Outlines.rows(outline, scope.toDevice(), normaliser.canvas());
        if (!Strokes.isStroked(style)) {
            return rows;
        }
        double width = Strokes.width(style, scope.viewport()) * Contours.scaleOf(scope.toDevice());
        return 3 * rows + 2 * segments * Math.min(width, normaliser.canvas().getHeight());
    }

    private static void write(@Nullable SvgPaint paint, double opacity, String property, SvgWriter writer) {
        if (paint == null) {
            writer.put(property, "none");
        } else {
            paint.faded(opacity).write(writer, property);
        }
    }

    private static boolean strokeFirst(String order) {
        int stroke = order.indexOf("stroke");
        int fill = order.indexOf("fill");
        return stroke >= 0 && (fill < 0 || stroke < fill);
    }

    private static boolean isVisible(Style style) {
        String visibility = style.value("visibility", "visible");
        return !visibility.equals("hidden") && !visibility.equals("collapse");
    }
}
