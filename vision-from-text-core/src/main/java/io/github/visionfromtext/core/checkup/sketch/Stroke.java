package io.github.visionfromtext.core.checkup.sketch;

import io.github.visionfromtext.InvalidInputException;
import java.util.List;

/**
 * What is drawn from setting down the pen to lifting it. Immutable.
 *
 * @param points where the pen went, at least one; a single point is a dot
 */
public record Stroke(List<Point> points) {
    /**
     * Where the pen was: the origin is top left, y points down, the unit is up to the file.
     *
     * @param x from -1e6 to 1e6
     * @param y from -1e6 to 1e6
     */
    public record Point(double x, double y) {
        private static final double FARTHEST = 1e6;

        public Point {
            if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
                throw new InvalidInputException(
                        "A pen at " + x + ", " + y + ": expected numbers from " + -FARTHEST + " to " + FARTHEST);
            }
        }

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    public Stroke {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new InvalidInputException("A stroke without points: expected at least one");
        }
    }
}
