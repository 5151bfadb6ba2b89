package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;
import java.util.List;

/**
 * A line drawn with a pointer, in the order it was drawn.
 *
 * @param points at least one
 */
public record Trace(List<Point> points) implements Place {
    public Trace {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new InvalidInputException("a trace without points: expected at least one");
        }
    }

    @Override
    public Region bounds() {
        return Region.around(points);
    }
}
