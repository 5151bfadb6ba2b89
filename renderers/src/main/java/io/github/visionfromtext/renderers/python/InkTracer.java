package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.renderers.canvas.Letterbox;
import io.github.visionfromtext.renderers.canvas.TracePaint;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what turtles drew. */
final class InkTracer implements Ink {
    private static final int CORNERS_OF_A_DOT = 60;

    private final List<Mark> marks = new ArrayList<>();
    private double left;
    private double top;

    /** What was written down. */
    DrawTrace trace(int size) {
        return new DrawTrace(size, marks);
    }

    @Override
    public void window(Letterbox place, double width, double height, Color background) {
        left = place.x();
        top = place.y();
        double[] corners = {0, 0, width, 0, width, height, 0, height};
        add(DrawTrace.BACKGROUND, corners, true, TracePaint.of(background), null, 0);
    }

    @Override
    public void line(double[] points, double width, Color color) {
        add("line", points, false, null, TracePaint.of(color), width);
    }

    @Override
    public void polygon(double[] points, Color fill, double outlineWidth, @Nullable Color outline, boolean cursor) {
        Paint stroke = outline == null ? null : TracePaint.of(outline);
        add(cursor ? DrawTrace.CURSOR : "polygon", points, true, TracePaint.of(fill), stroke, outlineWidth);
    }

    @Override
    public void dot(double x, double y, double diameter, Color color) {
        double[] points = new double[2 * CORNERS_OF_A_DOT];
        for (int i = 0; i < CORNERS_OF_A_DOT; i++) {
            double angle = 2 * Math.PI * i / CORNERS_OF_A_DOT;
            points[2 * i] = x + diameter / 2 * Math.cos(angle);
            points[2 * i + 1] = y + diameter / 2 * Math.sin(angle);
        }
        add("dot", points, true, TracePaint.of(color), null, 0);
    }

    @Override
    public void text(double x, double y, Label label, Color color) {
        add(DrawTrace.TEXT, new double[] {x, y}, false, TracePaint.of(color), null, 0);
    }

    private void add(
            String element,
            double[] points,
            boolean closed,
            @Nullable Paint fill,
            @Nullable Paint stroke,
            double strokeWidth) {
        List<Point> places = new ArrayList<>(points.length / 2);
        for (int i = 0; i < points.length; i += 2) {
            places.add(new Point(left + points[i], top + points[i + 1]));
        }
        Contour contour = new Contour(places, closed);
        marks.add(new Mark(element, 0, List.of(contour), fill, stroke, stroke == null ? 0 : strokeWidth));
    }
}
