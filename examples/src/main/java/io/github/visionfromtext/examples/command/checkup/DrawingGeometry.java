package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.geometry.Finding;
import io.github.visionfromtext.core.checkup.geometry.GeometricCheck;
import io.github.visionfromtext.core.checkup.geometry.GeometryScores;
import io.github.visionfromtext.core.checkup.geometry.Seen;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Geometry;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * The geometric checks of a drawing.
 *
 * @param findings none for objects and scenes, and for programs that gave no picture
 * @param source {@code trace} or {@code picture}; empty where there is no finding
 */
record DrawingGeometry(List<Finding> findings, String source) {
    private static final DrawingGeometry NONE = new DrawingGeometry(List.of(), "");

    static DrawingGeometry of(Drawing drawing, CodeRenderer renderer, RenderOptions options) {
        DrawingProgram program = drawing.program();
        Rendering rendering = drawing.rendering();
        boolean checked = drawing.concept().category() == Category.SHAPES && drawing.isOk();
        if (!checked || program == null || rendering == null) {
            return NONE;
        }
        Seen seen = Seen.of(renderer.trace(program, options), rendering.requireImage());
        return new DrawingGeometry(
                GeometricCheck.check(drawing.concept().text(), seen), seen.traced() ? "trace" : "picture");
    }

    /** An attempt with these findings, if there are any. */
    Attempt on(Attempt attempt) {
        return findings.isEmpty() ? attempt : attempt.with(new Geometry(findings, source));
    }

    /** Says how many facts hold, if there are any. */
    static void print(List<DrawingGeometry> all, PrintWriter out) {
        List<Finding> findings =
                all.stream().flatMap(one -> one.findings().stream()).toList();
        if (findings.isEmpty()) {
            return;
        }
        GeometryScores scores = GeometryScores.of(findings);
        out.printf(
                Locale.ROOT,
                "geometry: %.1f %% of %d decided facts hold [%.1f, %.1f]; %.1f %% of all %d are undecided%n",
                100 * scores.rate().value(),
                scores.rate().count(),
                100 * scores.rate().low(),
                100 * scores.rate().high(),
                100 * scores.undecided().value(),
                findings.size());
    }
}
