package io.github.visionfromtext.renderers.canvas;

import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** Outlines of Java2D as a trace has them: curves taken apart into short lines. */
public final class Contours {
    /** Pixels by which a line may miss its curve. */
    private static final double FLATNESS = 0.05;

    private static final int MOST_POINTS = 20_000;

    private Contours() {}

    /** The contours of an outline, of which no more is told than anybody looks at. */
    public static List<Contour> of(Shape outline, AffineTransform toCanvas) {
        List<Contour> contours = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        double[] p = new double[6];
        int count = 0;
        for (PathIterator path = outline.getPathIterator(toCanvas, FLATNESS);
                !path.isDone() && count < MOST_POINTS;
                path.next()) {
            int kind = path.currentSegment(p);
            if (kind == PathIterator.SEG_CLOSE) {
                // What follows without a move begins where this contour did.
                Point first = points.get(0);
                contours.add(new Contour(points, true));
                points = new ArrayList<>(List.of(first));
                continue;
            }
            if (kind == PathIterator.SEG_MOVETO) {
                addOpen(points, contours);
                points.clear();
            }
            points.add(new Point(p[0], p[1]));
            count++;
        }
        addOpen(points, contours);
        return contours;
    }

    /** By how much a transform makes strokes wider. */
    public static double scaleOf(AffineTransform transform) {
        return Math.sqrt(Math.abs(transform.getDeterminant()));
    }

    private static void addOpen(List<Point> points, List<Contour> contours) {
        if (points.size() > 1 || contours.isEmpty() && !points.isEmpty()) {
            contours.add(new Contour(points, false));
        }
    }
}
