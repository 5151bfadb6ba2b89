package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.geometry.Finding;
import io.github.visionfromtext.core.checkup.geometry.GeometricCheck;
import io.github.visionfromtext.core.checkup.geometry.GeometryScores;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Geometry;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The geometric checks of drawings. */
final class DrawingGeometry {
    private DrawingGeometry() {}

    /** What they find; null for objects and scenes, and for programs that gave no picture. */
    static @Nullable Geometry of(Drawing drawing, CodeRenderer renderer, RenderOptions options) {
        DrawingProgram program = drawing.program();
        Rendering rendering = drawing.rendering();
        boolean checked = drawing.concept().category() == Category.SHAPES && drawing.isOk();
        if (!checked || program == null || rendering == null) {
            return null;
        }
        Seen seen = Seen.of(renderer.trace(program, options), rendering.requireImage());
        List<Finding> findings = GeometricCheck.check(drawing.concept().text(), seen);
        return findings.isEmpty() ? null : new Geometry(findings, seen.traced() ? "trace" : "picture");
    }

    /** Says how many facts hold, if there are any. */
    static void print(List<Attempt> attempts, PrintWriter out) {
        List<Finding> findings = attempts.stream()
                .flatMap(attempt -> Stream.ofNullable(attempt.geometry()))
                .flatMap(geometry -> geometry.findings().stream())
                .toList();
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
