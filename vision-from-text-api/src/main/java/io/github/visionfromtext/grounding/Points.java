package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;
import java.util.List;

/**
 * Clicks on one thing, in no order.
 *
 * @param points at least one
 */
public record Points(List<Point> points) implements Place {
    public Points {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new InvalidInputException("no points to ask about: expected at least one");
        }
    }

    /** One click. */
    public static Points at(double x, double y) {
        return new Points(List.of(new Point(x, y)));
    }

    @Override
    public Region bounds() {
        return Region.around(points);
    }
}
