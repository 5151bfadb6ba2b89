package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.List;

/**
 * An upright rectangle, in pixels.
 *
 * @param right not less than left
 * @param bottom not less than top
 */
public record Box(double left, double top, double right, double bottom) {
    /** The smallest around some points, of which there is one at least. */
    public static Box around(List<Point> points) {
        double left = points.stream().mapToDouble(Point::x).min().orElseThrow();
        double top = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double right = points.stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom = points.stream().mapToDouble(Point::y).max().orElseThrow();
        return new Box(left, top, right, bottom);
    }

    Box grown(double by) {
        return new Box(left - by, top - by, right + by, bottom + by);
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public double diagonal() {
        return Math.hypot(width(), height());
    }

    public double centerX() {
        return (left + right) / 2;
    }

    public double centerY() {
        return (top + bottom) / 2;
    }

    boolean meets(Box other) {
        return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
    }

    boolean contains(Box other) {
        return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
    }

    /** Most that any of the four sides are apart. */
    double difference(Box other) {
        return Math.max(
                Math.max(Math.abs(left - other.left), Math.abs(right - other.right)),
                Math.max(Math.abs(top - other.top), Math.abs(bottom - other.bottom)));
    }
}
