package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;

/**
 * A point in a picture. It may lie outside: recorded pointers do.
 *
 * @param x pixels from the left edge, finite
 * @param y pixels from the top edge, finite
 */
public record Point(double x, double y) {
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new InvalidInputException("point x=" + x + ", y=" + y + ": expected finite coordinates");
        }
    }

    /** Distance to another point in pixels. */
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
