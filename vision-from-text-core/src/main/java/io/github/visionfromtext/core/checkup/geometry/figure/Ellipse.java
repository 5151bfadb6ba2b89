package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.List;

/**
 * Whether a round form is an ellipse. Of the area A and the covariance C of the points inside, an ellipse has A = 4 pi sqrt(det
 * C), and every other form less.
 */
final class Ellipse {
    private static final double LEAST = 0.985;
    private static final double MOST_ECCENTRIC_CIRCLE = 1.06;

    private Ellipse() {}

    /** Circle, ellipse or other. */
    static Form form(List<Point> points) {
        double area = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        // Green's theorem, around the first point so that nothing cancels.
        Point origin = points.get(0);
        for (int i = 0; i < points.size(); i++) {
            double ax = points.get(i).x() - origin.x();
            double ay = points.get(i).y() - origin.y();
            double bx = points.get((i + 1) % points.size()).x() - origin.x();
            double by = points.get((i + 1) % points.size()).y() - origin.y();
            double cross = ax * by - bx * ay;
            area += cross / 2;
            x += cross * (ax + bx) / 6;
            y += cross * (ay + by) / 6;
            xx += cross * (ax * ax + ax * bx + bx * bx) / 12;
            yy += cross * (ay * ay + ay * by + by * by) / 12;
            xy += cross * (ax * by + 2 * ax * ay + 2 * bx * by + bx * ay) / 24;
        }
        double varianceX = xx / area - x / area * x / area;
        double varianceY = yy / area - y / area * y / area;
        double covariance = xy / area - x / area * y / area;
        double determinant = varianceX * varianceY - covariance * covariance;
        if (!(determinant > 0) || Math.abs(area) < LEAST * 4 * Math.PI * Math.sqrt(determinant)) {
            return Form.OTHER;
        }
        double middle = (varianceX + varianceY) / 2;
        double spread = Math.sqrt(Math.max(0, middle * middle - determinant));
        double axes = Math.sqrt((middle + spread) / (middle - spread));
        return axes <= MOST_ECCENTRIC_CIRCLE ? Form.CIRCLE : Form.ELLIPSE;
    }
}
