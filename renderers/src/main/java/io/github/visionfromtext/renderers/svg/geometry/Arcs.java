package io.github.visionfromtext.renderers.svg.geometry;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/** Elliptical arcs between two points, by the formulas of SVG 2 appendix B.2. */
final class Arcs {
    private Arcs() {}

    static void append(
            Path2D path,
            double fromX,
            double fromY,
            double radiusX,
            double radiusY,
            double degrees,
            boolean large,
            boolean sweep,
            double toX,
            double toY) {
        double rx = Math.abs(radiusX);
        double ry = Math.abs(radiusY);
        if (fromX == toX && fromY == toY) {
            return;
        }
        if (rx < 1e-9 || ry < 1e-9) {
            path.lineTo(toX, toY);
            return;
        }
        double phi = Math.toRadians(degrees % 360);
        double cos = Math.cos(phi);
        double sin = Math.sin(phi);
        double halfX = (fromX - toX) / 2;
        double halfY = (fromY - toY) / 2;
        double x1 = cos * halfX + sin * halfY;
        double y1 = -sin * halfX + cos * halfY;
        double lambda = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
        if (lambda > 1) {
            rx *= Math.sqrt(lambda);
            ry *= Math.sqrt(lambda);
        }
        double numerator = rx * rx * ry * ry - rx * rx * y1 * y1 - ry * ry * x1 * x1;
        double denominator = rx * rx * y1 * y1 + ry * ry * x1 * x1;
        double factor = (large == sweep ? -1 : 1) * Math.sqrt(Math.max(0, numerator / denominator));
        double cx = factor * rx * y1 / ry;
        double cy = -factor * ry * x1 / rx;
        double start = Math.toDegrees(Math.atan2((y1 - cy) / ry, (x1 - cx) / rx));
        double end = Math.toDegrees(Math.atan2((-y1 - cy) / ry, (-x1 - cx) / rx));
        double extent = (end - start) % 360;
        if (sweep && extent < 0) {
            extent += 360;
        } else if (!sweep && extent > 0) {
            extent -= 360;
        }
        double centerX = cos * cx - sin * cy + (fromX + toX) / 2;
        double centerY = sin * cx + cos * cy + (fromY + toY) / 2;
        AffineTransform turn = AffineTransform.getRotateInstance(phi, centerX, centerY);
        // Arc2D counts angles against SVG's direction.
        Arc2D arc = new Arc2D.Double(centerX - rx, centerY - ry, 2 * rx, 2 * ry, -start, -extent, Arc2D.OPEN);
        path.append(arc.getPathIterator(turn), true);
    }
}
