package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.List;
import java.util.Locale;

/**
 * Which way straight lines run.
 *
 * @param count how many are to run so, at least
 */
record DirectionFact(Direction direction, int count) implements Fact {
    /** Degrees by which a line may be off. */
    private static final double OFF = 6;

    /** Which way a line runs. */
    enum Direction {
        HORIZONTAL,
        VERTICAL,
        DIAGONAL;

        /** Of an angle from 0 to 90 degrees. */
        boolean isMet(double angle) {
            return switch (this) {
                case HORIZONTAL -> angle <= OFF;
                case VERTICAL -> angle >= 90 - OFF;
                case DIAGONAL -> angle >= 15 && angle <= 75;
            };
        }
    }

    @Override
    public FactKind kind() {
        return FactKind.DIRECTION;
    }

    @Override
    public String text() {
        return count + " run " + direction.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Finding check(Seen seen) {
        List<Double> angles = seen.figures().stream()
                .filter(figure -> figure.form() == Form.LINE)
                .map(figure -> angle(figure.outline()))
                .toList();
        long right = angles.stream().filter(direction::isMet).count();
        boolean unclear = angles.size() < count;
        Verdict verdict = right >= count ? Verdict.HOLDS : unclear ? Verdict.UNDECIDED : Verdict.FAILS;
        return found(verdict, "%s degrees", angles.stream().map(Math::round).toList());
    }

    /** Between the two points farthest apart: 0 for level, 90 for upright. */
    private static double angle(List<Point> outline) {
        Point first = outline.get(0);
        for (int i = 0; i < 2; i++) {
            Point from = first;
            first = outline.stream()
                    .max((a, b) -> Double.compare(Polygon.distance(a, from), Polygon.distance(b, from)))
                    .orElseThrow();
        }
        Point end = first;
        Point begin = outline.stream()
                .max((a, b) -> Double.compare(Polygon.distance(a, end), Polygon.distance(b, end)))
                .orElseThrow();
        return Math.toDegrees(Math.atan2(Math.abs(end.y() - begin.y()), Math.abs(end.x() - begin.x())));
    }
}
