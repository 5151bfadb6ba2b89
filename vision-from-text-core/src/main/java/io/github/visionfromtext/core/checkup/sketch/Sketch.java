package io.github.visionfromtext.core.checkup.sketch;

import io.github.visionfromtext.InvalidInputException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A drawing somebody made of a thing. Immutable.
 *
 * @param word the thing's name
 * @param key what the file calls this drawing; empty if it says nothing
 * @param recognized whether a person's drawing was found to show the thing
 * @param strokes in the order they were drawn, at least one
 */
public record Sketch(String word, String key, boolean recognized, List<Stroke> strokes) {
    /**
     * What a drawing spans.
     *
     * @param left least x
     * @param top least y
     * @param width from 0 on
     * @param height from 0 on
     */
    public record Bounds(double left, double top, double width, double height) {}

    public Sketch {
        strokes = List.copyOf(strokes);
        if (word.isBlank() || strokes.isEmpty()) {
            throw new InvalidInputException("A drawing of \"" + word + "\" with " + strokes.size()
                    + " strokes: expected a name and at least one stroke");
        }
    }

    /** What it spans. */
    public Bounds bounds() {
        double left = values(Stroke.Point::x).min().orElseThrow();
        double top = values(Stroke.Point::y).min().orElseThrow();
        double right = values(Stroke.Point::x).max().orElseThrow();
        double bottom = values(Stroke.Point::y).max().orElseThrow();
        return new Bounds(left, top, right - left, bottom - top);
    }

    private DoubleStream values(ToDoubleFunction<Stroke.Point> coordinate) {
        return strokes.stream().flatMap(stroke -> stroke.points().stream()).mapToDouble(coordinate);
    }
}
