package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Optional;

/** The figures of a drawing, however they were found. Immutable. */
public final class Seen {
    /** More are not drawn to be counted one by one. */
    private static final int MOST = 200;

    private final int size;
    private final List<Figure> figures;
    private final boolean traced;

    Seen(int size, List<Figure> figures, boolean traced) {
        this.size = size;
        this.figures = List.copyOf(figures);
        this.traced = traced;
    }

    /** What a program says it draws. */
    public static Seen of(DrawTrace trace) {
        return new Seen(trace.size(), TraceReader.figures(trace), true);
    }

    /** What can be told from pixels: areas of one colour. Figures of a colour that overlap are seen as one. */
    public static Seen of(Image image) {
        return new Seen(Math.max(image.width(), image.height()), ImageReader.figures(image), false);
    }

    /** The trace if there is one, else the picture. */
    public static Seen of(Optional<DrawTrace> trace, Image image) {
        return trace.map(Seen::of).orElseGet(() -> of(image));
    }

    /** Whether a program said so, rather than pixels. */
    public boolean traced() {
        return traced;
    }

    /** Side of the canvas in pixels. */
    public int size() {
        return size;
    }

    /** In no order that matters. */
    public List<Figure> figures() {
        return figures;
    }

    /** Whether there is anything to check, and not too much. */
    public boolean isCountable() {
        return !figures.isEmpty() && figures.size() <= MOST;
    }

    /** Boxes around figures that meet: of things that are drawn of several lines and areas, one each. */
    public List<Box> clusters() {
        return Clusters.of(figures);
    }
}
