package io.github.visionfromtext.core.checkup.sketch;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes drawings as programs (section 3.4 of the paper): each stroke simplified, scaled to a canvas and written as one
 * polyline in whole coordinates. The same drawing looks the same in every language.
 */
public final class SketchPrograms {
    /** What drawings can be written in. */
    public static final Set<DrawingLanguage> LANGUAGES =
            Set.of(DrawingLanguage.SVG, DrawingLanguage.PROCESSING, DrawingLanguage.TIKZ);

    /** What spans less is one dot: so near to each other, coordinates hold nothing but their own rounding. */
    private static final double SMALLEST = 1e-6;

    private SketchPrograms() {}

    /**
     * How drawings are written.
     *
     * @param size side of the canvas, 16 to 4096
     * @param lineWidth of every stroke, in units of the canvas, at least 1
     * @param tolerance of the {@link Simplification}, in units of the canvas
     */
    public record Style(int size, int lineWidth, double tolerance) {
        public Style {
            if (size < 16 || size > 4096 || lineWidth < 1 || 4 * lineWidth > size) {
                throw new InvalidInputException("A canvas of " + size + " with lines " + lineWidth
                        + " wide: expected 16 to 4096, and lines of 1 to a quarter of that");
            }
            if (!(tolerance >= 0 && tolerance <= size)) {
                throw new InvalidInputException("A tolerance of " + tolerance + " on a canvas of " + size);
            }
        }

        /** 256 units, lines 4 wide, the tolerance of 2 that the simplified release of Quick, Draw! has. */
        public static Style defaults() {
            return new Style(256, 4, 2);
        }
    }

    /**
     * Writes a drawing.
     *
     * @throws InvalidInputException if the language is none of {@link #LANGUAGES}
     */
    public static DrawingProgram write(Sketch sketch, DrawingLanguage language, Style style) {
        List<Stroke> strokes = onCanvas(sketch, style);
        Provenance provenance = Provenance.EMPTY
                .with("sketch.word", sketch.word())
                .with("sketch.key", sketch.key())
                .with("sketch.style", style);
        return new DrawingProgram(language, SketchDialect.of(language).write(strokes, style), provenance);
    }

    /** Centred, as large as fits with room for the lines' own width, simplified, rounded. */
    static List<Stroke> onCanvas(Sketch sketch, Style style) {
        Sketch.Bounds bounds = sketch.bounds();
        double room = style.size() - 2.0 * style.lineWidth();
        double longer = Math.max(bounds.width(), bounds.height());
        double scale = longer < SMALLEST ? 1 : room / longer;
        double left = bounds.left() + bounds.width() / 2 - style.size() / (2 * scale);
        double top = bounds.top() + bounds.height() / 2 - style.size() / (2 * scale);
        List<Stroke> placed = new ArrayList<>();
        for (Stroke stroke : sketch.strokes()) {
            List<Stroke.Point> points = stroke.points().stream()
                    .map(point -> new Stroke.Point((point.x() - left) * scale, (point.y() - top) * scale))
                    .toList();
            placed.add(rounded(Simplification.simplify(new Stroke(points), style.tolerance())));
        }
        return placed;
    }

    /** In whole numbers, without repeating a point. */
    private static Stroke rounded(Stroke stroke) {
        List<Stroke.Point> points = new ArrayList<>();
        for (Stroke.Point point : stroke.points()) {
            Stroke.Point whole = new Stroke.Point(Math.round(point.x()), Math.round(point.y()));
            if (points.isEmpty() || !points.get(points.size() - 1).equals(whole)) {
                points.add(whole);
            }
        }
        return new Stroke(points);
    }
}
