package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Box;
import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.List;
import java.util.function.UnaryOperator;

/** That a drawing is its own mirror image, left to right or top to bottom, about the middle of what is drawn. */
record SymmetryFact() implements Fact {
    private static final double SYMMETRIC = 0.02;
    private static final double LOPSIDED = 0.06;

    @Override
    public FactKind kind() {
        return FactKind.SYMMETRY;
    }

    @Override
    public String text() {
        return "the drawing is its own mirror image";
    }

    @Override
    public Finding check(Seen seen) {
        List<Figure> figures = seen.figures();
        if (figures.size() < 2) {
            return found(Verdict.UNDECIDED, "%d figure", figures.size());
        }
        List<Point> points =
                figures.stream().flatMap(figure -> figure.stations().stream()).toList();
        Box box = Box.around(points);
        double left = mismatch(points, figures, point -> new Point(box.left() + box.right() - point.x(), point.y()));
        double top = mismatch(points, figures, point -> new Point(point.x(), box.top() + box.bottom() - point.y()));
        double off = Math.min(left, top) / box.diagonal();
        Verdict verdict = off <= SYMMETRIC ? Verdict.HOLDS : off >= LOPSIDED ? Verdict.FAILS : Verdict.UNDECIDED;
        return found(verdict, "outlines miss their mirror images by %.3f of the drawing", off);
    }

    /** The farthest that a mirrored point lies from the outlines: one figure out of place is enough. */
    private static double mismatch(List<Point> points, List<Figure> figures, UnaryOperator<Point> mirror) {
        return points.stream()
                .map(mirror)
                .mapToDouble(point -> figures.stream()
                        .mapToDouble(figure -> figure.distance(point))
                        .min()
                        .orElseThrow())
                .max()
                .orElseThrow();
    }
}
