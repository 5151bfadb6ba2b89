package io.github.visionfromtext.renderers.svg.normalise;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** Measures of outlines. */
final class Outlines {
    private Outlines() {}

    /** Length along the outline, subpaths added up. */
    static double length(Shape outline) {
        Rectangle2D box = outline.getBounds2D();
        double flatness = Math.max(1e-9, Math.max(box.getWidth(), box.getHeight()) / 2000);
        double length = 0;
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        for (PathIterator path = outline.getPathIterator(null, flatness); !path.isDone(); path.next()) {
            int kind = path.currentSegment(p);
            if (kind == PathIterator.SEG_CLOSE) {
                p[0] = startX;
                p[1] = startY;
            }
            if (kind == PathIterator.SEG_MOVETO) {
                startX = p[0];
                startY = p[1];
            } else {
                length += Math.hypot(p[0] - x, p[1] - y);
            }
            x = p[0];
            y = p[1];
        }
        return length;
    }

    /** How many rows of pixels inside {@code bounds} the segments of an outline cross, added up. */
    static double rows(Shape outline, AffineTransform toDevice, Rectangle bounds) {
        double rows = 0;
        double[] p = new double[6];
        double y = 0;
        double startY = 0;
        for (PathIterator path = outline.getPathIterator(toDevice, 1); !path.isDone(); path.next()) {
            int kind = path.currentSegment(p);
            double raw = kind == PathIterator.SEG_CLOSE ? startY : p[1];
            double to = Math.max(bounds.getMinY(), Math.min(bounds.getMaxY(), raw));
            if (kind == PathIterator.SEG_MOVETO) {
                startY = to;
            } else {
                rows += Math.abs(to - y);
            }
            y = to;
        }
        return rows;
    }

    /** How many segments an outline has. */
    static long segments(Shape outline) {
        long segments = 0;
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            segments++;
        }
        return segments;
    }
}
