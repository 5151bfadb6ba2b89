package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.renderers.canvas.Contours;
import io.github.visionfromtext.renderers.canvas.Letterbox;
import io.github.visionfromtext.renderers.canvas.TracePaint;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what a sketch draws on its canvas. */
final class SketchTrace {
    /** More is no drawing that somebody counts figures in; a sketch may draw without end. */
    private static final int MOST_MARKS = 20_000;

    private static final int MOST_POINTS = 1_000_000;

    /** What a canvas is filled with on which nobody has drawn. */
    private static final Color UNTOUCHED = new Color(204, 204, 204);

    private final int size;
    private final Rectangle2D window;
    private final AffineTransform toCanvas;
    private final List<Mark> marks = new ArrayList<>();
    private int points;
    private boolean lost;

    /** Takes the size of the sketch and the side of the canvas that it is put on. */
    SketchTrace(int width, int height, int size) {
        this.size = size;
        this.window = new Rectangle2D.Double(0, 0, width, height);
        this.toCanvas = Letterbox.fit(width, height, size).toTransform();
        background(UNTOUCHED);
    }

    void background(Color color) {
        if (color.getAlpha() == 255) {
            // Whatever was drawn before, nobody sees it any more.
            marks.clear();
            points = 0;
            lost = false;
        }
        add(DrawTrace.BACKGROUND, Contours.of(window, toCanvas), TracePaint.of(color), null, 0);
    }

    void shape(
            Shape outline, AffineTransform toWindow, @Nullable Paint fill, @Nullable Paint stroke, double strokeWidth) {
        if (!lost && (fill != null || stroke != null)) {
            AffineTransform all = new AffineTransform(toCanvas);
            all.concatenate(toWindow);
            add("shape", Contours.of(outline, all), fill, stroke, strokeWidth * Contours.scaleOf(all));
        }
    }

    void text(double x, double y, AffineTransform toWindow) {
        double[] place = {x, y};
        toWindow.transform(place, 0, place, 0, 1);
        toCanvas.transform(place, 0, place, 0, 1);
        Contour contour = new Contour(List.of(new Point(place[0], place[1])), false);
        add(DrawTrace.TEXT, List.of(contour), TracePaint.OF_NO_COLOR, null, 0);
    }

    /** Something was drawn that has no outline: the trace does not tell what can be seen, until all is painted over. */
    void lose() {
        lost = true;
    }

    private void add(
            String element, List<Contour> contours, @Nullable Paint fill, @Nullable Paint stroke, double strokeWidth) {
        points += contours.stream().mapToInt(contour -> contour.points().size()).sum();
        if (marks.size() >= MOST_MARKS || points > MOST_POINTS) {
            lost = true;
        }
        if (!lost && !contours.isEmpty()) {
            marks.add(new Mark(element, 0, contours, fill, stroke, stroke == null ? 0 : strokeWidth));
        }
    }

    /** What was drawn; nothing if that was too much or cannot be told by outlines. */
    Optional<DrawTrace> trace() {
        return lost ? Optional.empty() : Optional.of(new DrawTrace(size, marks));
    }
}
