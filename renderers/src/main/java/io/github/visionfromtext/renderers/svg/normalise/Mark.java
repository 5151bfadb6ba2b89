package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One outline, text or picture that is drawn.
 *
 * @param element its name
 * @param line of the program where the element begins, from 1
 * @param outline in its user space
 * @param toDevice from there to pixels of the canvas
 * @param fill null for none
 * @param stroke null for none
 * @param strokeWidth in its user space
 */
record Mark(
        String element,
        int line,
        Shape outline,
        AffineTransform toDevice,
        @Nullable SvgPaint fill,
        @Nullable SvgPaint stroke,
        double strokeWidth) {
    /** Pixels by which a traced line may miss its curve. */
    private static final double FLATNESS = 0.1;

    private static final int MOST_POINTS = 20_000;

    /** In pixels of the canvas, strokes and effects left out. */
    Rectangle2D bounds() {
        return toDevice.createTransformedShape(outline.getBounds2D()).getBounds2D();
    }

    DrawTrace.Mark trace() {
        double scale = Math.sqrt(Math.abs(toDevice.getDeterminant()));
        return new DrawTrace.Mark(
                element, line, contours(), paint(fill), paint(stroke), stroke == null ? 0 : strokeWidth * scale);
    }

    private static DrawTrace.@Nullable Paint paint(@Nullable SvgPaint paint) {
        if (paint == null) {
            return null;
        }
        Rgba rgba = paint.color();
        Color color = rgba == null ? null : new Color((float) rgba.red(), (float) rgba.green(), (float) rgba.blue());
        return new DrawTrace.Paint(color, paint.opacity());
    }

    private List<DrawTrace.Contour> contours() {
        List<DrawTrace.Contour> contours = new ArrayList<>();
        List<DrawTrace.Point> points = new ArrayList<>();
        double[] p = new double[6];
        int count = 0;
        for (PathIterator path = outline.getPathIterator(toDevice, FLATNESS);
                !path.isDone() && count < MOST_POINTS;
                path.next()) {
            int kind = path.currentSegment(p);
            if (kind == PathIterator.SEG_CLOSE) {
                // What follows without a move begins where this contour did.
                DrawTrace.Point first = points.get(0);
                contours.add(new DrawTrace.Contour(points, true));
                points = new ArrayList<>(List.of(first));
                continue;
            }
            if (kind == PathIterator.SEG_MOVETO) {
                addOpen(points, contours);
                points.clear();
            }
            points.add(new DrawTrace.Point(p[0], p[1]));
            count++;
        }
        addOpen(points, contours);
        return contours;
    }

    private static void addOpen(List<DrawTrace.Point> points, List<DrawTrace.Contour> contours) {
        if (points.size() > 1 || contours.isEmpty() && !points.isEmpty()) {
            contours.add(new DrawTrace.Contour(points, false));
        }
    }
}
