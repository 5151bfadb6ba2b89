package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.renderers.svg.SvgRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what Matplotlib draws from the SVG that it writes of a figure. */
final class FigureTrace {
    private static final int LONGEST_SVG = 16 << 20;

    private FigureTrace() {}

    /** The marks of a figure, the first of which is its background; their lines are unknown. */
    static Optional<DrawTrace> of(String svg, RenderOptions options) {
        RenderLimits limits = options.limits();
        RenderLimits wide = new RenderLimits(limits.time(), limits.memoryBytes(), LONGEST_SVG, limits.outputBytes());
        try (SvgRenderer renderer = new SvgRenderer()) {
            return renderer.trace(DrawingProgram.of(DrawingLanguage.SVG, svg), options.with(wide))
                    .map(FigureTrace::ofFigure);
        }
    }

    private static DrawTrace ofFigure(DrawTrace svg) {
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : svg.marks()) {
            boolean page = marks.isEmpty() && isPage(mark, svg.size());
            String element = page ? DrawTrace.BACKGROUND : mark.element();
            marks.add(new Mark(element, 0, mark.contours(), mark.fill(), mark.stroke(), mark.strokeWidth()));
        }
        return new DrawTrace(svg.size(), marks);
    }

    /** Whether a mark goes from one edge of the canvas to the opposite one. */
    private static boolean isPage(Mark mark, int size) {
        List<Point> points = mark.contours().stream()
                .flatMap(contour -> contour.points().stream())
                .toList();
        double left = points.stream().mapToDouble(Point::x).min().orElse(0);
        double right = points.stream().mapToDouble(Point::x).max().orElse(0);
        double top = points.stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
        return mark.fill() != null && Math.max(right - left, bottom - top) > size - 1;
    }
}
