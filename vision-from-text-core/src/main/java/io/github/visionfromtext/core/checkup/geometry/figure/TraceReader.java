package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.image.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds figures in a trace: each contour that can be seen is one. What covers nearly the whole canvas is the background; a
 * contour drawn twice, once filled and once as a line, is one figure; what a later figure covers is not seen.
 */
final class TraceReader {
    private static final double FAINTEST = 0.05;
    private static final double BACKGROUND = 0.9;
    private static final double SAME = 0.02;
    private static final double CLOSE = 2;

    /** Square pixels; a straight line has no inside to be painted. */
    private static final double SMALLEST = 1;

    private static final Set<String> NO_FIGURES =
            Set.of(DrawTrace.TEXT, "tspan", "textPath", DrawTrace.IMAGE, DrawTrace.CURSOR);

    private final int size;
    private final List<Figure> figures = new ArrayList<>();
    private Color background = Color.WHITE;

    private TraceReader(int size) {
        this.size = size;
    }

    static List<Figure> figures(DrawTrace trace) {
        TraceReader reader = new TraceReader(trace.size());
        trace.marks().stream()
                .filter(mark -> !NO_FIGURES.contains(mark.element()))
                .forEach(reader::add);
        return reader.figures;
    }

    private void add(Mark mark) {
        List<Contour> outer = mark.fill() == null ? mark.contours() : withoutHoles(mark.contours());
        for (Contour contour : outer) {
            if (mark.element().equals(DrawTrace.BACKGROUND) || isBackground(contour, mark.fill())) {
                Paint fill = mark.fill();
                Color color = fill == null ? null : fill.color();
                background = fill == null || color == null ? background : over(color, fill);
                figures.clear();
            } else {
                Figure figure = figure(contour, mark);
                if (figure != null) {
                    cover(figure, mark.fill());
                }
            }
        }
    }

    /** Without contours that lie in another of the same mark. */
    private static List<Contour> withoutHoles(List<Contour> contours) {
        return contours.stream()
                .filter(hole -> contours.stream()
                        .noneMatch(other -> other != hole
                                && other.points().size() > 2
                                && Box.around(other.points()).contains(Box.around(hole.points()))
                                && Polygon.contains(
                                        other.points(), hole.points().get(0))))
                .toList();
    }

    private boolean isBackground(Contour contour, @Nullable Paint fill) {
        Box box = Box.around(contour.points());
        double seen = Math.max(0, Math.min(size, box.right()) - Math.max(0, box.left()))
                * Math.max(0, Math.min(size, box.bottom()) - Math.max(0, box.top()));
        boolean rectangular = Polygon.area(contour.points()) > 0.98 * box.width() * box.height();
        return fill != null && rectangular && seen >= BACKGROUND * size * size;
    }

    private @Nullable Figure figure(Contour contour, Mark mark) {
        List<Point> points = distinct(contour.points());
        boolean filled = isVisible(mark.fill()) && Polygon.area(points) > SMALLEST;
        boolean stroked = isVisible(mark.stroke()) && mark.strokeWidth() > 0;
        boolean joined = contour.closed()
                || contour.points().size() > 3
                        && Polygon.distance(
                                        contour.points().get(0),
                                        contour.points().get(contour.points().size() - 1))
                                < CLOSE;
        boolean closed = joined || filled;
        double reach = stroked ? mark.strokeWidth() / 2 : 0;
        Box box = Box.around(points).grown(reach);
        if (!(filled || stroked) || !box.meets(new Box(0, 0, size, size))) {
            return null;
        }
        Paint ink = filled ? mark.fill() : mark.stroke();
        Set<String> colours = ink == null || ink.color() == null ? Set.of() : ColourNames.of(over(ink.color(), ink));
        return new Figure(points, closed, form(points, closed, reach), box, filled, colours, reach);
    }

    private static List<Point> distinct(List<Point> points) {
        List<Point> distinct = new ArrayList<>();
        for (Point point : points) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(point)) {
                distinct.add(point);
            }
        }
        if (distinct.size() > 1 && distinct.get(0).equals(distinct.get(distinct.size() - 1))) {
            distinct.remove(distinct.size() - 1);
        }
        return distinct;
    }

    private static Form form(List<Point> points, boolean closed, double reach) {
        if (closed && points.size() > 2) {
            return FormFinder.OF_TRACES.of(points);
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        double length = Polygon.distance(first, last);
        double bend = points.stream()
                .mapToDouble(point -> Polygon.distance(point, first, last))
                .max()
                .orElse(0);
        if (length < 2 * reach || length < 2) {
            return bend < 2 ? Form.DOT : Form.OTHER;
        }
        return bend < 0.02 * length ? Form.LINE : Form.OTHER;
    }

    private boolean isVisible(@Nullable Paint paint) {
        return paint != null
                && paint.opacity() >= FAINTEST
                && (paint.color() == null || Lab.of(over(paint.color(), paint)).distance(Lab.of(background)) > 3);
    }

    private Color over(Color color, Paint paint) {
        float opacity = (float) Math.min(1, Math.max(0, paint.opacity()));
        return new Color(
                opacity * color.red() + (1 - opacity) * background.red(),
                opacity * color.green() + (1 - opacity) * background.green(),
                opacity * color.blue() + (1 - opacity) * background.blue());
    }

    /** Puts a figure over those before it. */
    private void cover(Figure figure, @Nullable Paint fill) {
        double tolerance = Math.min(SAME * size, 1 + 0.1 * figure.size());
        for (int i = 0; i < figures.size(); i++) {
            Figure before = figures.get(i);
            if (before.form() == figure.form() && before.box().difference(figure.box()) < tolerance) {
                figures.set(i, figure.filled() ? grown(figure, before) : grown(before, figure));
                return;
            }
        }
        if (figure.filled() && fill != null && fill.opacity() > 0.99) {
            figures.removeIf(before -> figure.box().contains(before.box())
                    && before.outline().stream().allMatch(point -> Polygon.contains(figure.outline(), point)));
        }
        figures.add(figure);
    }

    /** A figure and its outline, drawn one after the other. */
    private static Figure grown(Figure figure, Figure outline) {
        double reach = Math.max(figure.reach(), outline.reach());
        return new Figure(
                figure.outline(),
                figure.closed(),
                figure.form(),
                Box.around(figure.outline()).grown(reach),
                figure.filled(),
                figure.colours(),
                reach);
    }
}
