package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.canvas.BundledFonts;
import io.github.visionfromtext.renderers.canvas.Canvas;
import io.github.visionfromtext.renderers.processing.SketchCompiler.Compiled;
import io.github.visionfromtext.renderers.processing.SketchRun.Drawn;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders Processing in this process. <b>Programs are Java and can do whatever this process can</b>: it is made to run in a
 * caged worker, which {@link ProcessingRendererProvider} sees to. For one thread.
 */
public final class SketchRenderer implements CodeRenderer {
    static final String NAME = "processing-core";

    private static final int UNTOUCHED = 0xFFCCCCCC;

    /** Its first use of parser, compiler and fonts takes longer than most programs: it is not to count as theirs. */
    private static final String WARM_UP = "size(40, 40);\nint n = int(random(3));\ncolor c = #102030;\nfill(c);\n"
            + "for (int i = 0; i < n; i++) {\n  ellipse(i * 2.5, 5, 4, 4);\n}\ntext(\"x\" + n, 5, 20);\n";

    public SketchRenderer() {
        render(DrawingProgram.of(DrawingLanguage.PROCESSING, WARM_UP), RenderOptions.defaults());
    }

    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.PROCESSING;
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        long start = System.nanoTime();
        SketchCompletion completion = SketchCompletion.of(program.source());
        try {
            Drawn drawn = draw(
                    completion.text(), options, start + options.limits().time().toNanos(), false);
            Canvas canvas = new Canvas(options);
            canvas.letterbox(drawn.picture());
            List<Diagnostic> diagnostics = breakOf(completion);
            diagnostics.addAll(drawn.warnings());
            boolean blank = canvas.isBlank() || isUntouched(drawn.picture());
            if (blank) {
                diagnostics.add(Diagnostic.warning("nothing that was drawn can be seen", Diagnostic.UNKNOWN));
            }
            RenderStatus status = blank ? RenderStatus.BLANK : RenderStatus.OK;
            return new Rendering(
                    completion.truncated() ? RenderStatus.TRUNCATED : status,
                    canvas.toImage(),
                    diagnostics,
                    completion.truncated()
                            ? List.of("the program breaks off: its last, incomplete statement was dropped and its"
                                    + " blocks were closed")
                            : List.of(),
                    Duration.ofNanos(System.nanoTime() - start),
                    provenance(options));
        } catch (SketchFailure e) {
            List<Diagnostic> diagnostics = breakOf(completion);
            diagnostics.addAll(e.diagnostics());
            return new Rendering(
                    e.status(),
                    null,
                    diagnostics,
                    List.of(),
                    Duration.ofNanos(System.nanoTime() - start),
                    provenance(options));
        }
    }

    /** Runs the program once more. Of what it does to pixels, such as pictures and filters, no trace can tell. */
    @Override
    public Optional<DrawTrace> trace(DrawingProgram program, RenderOptions options) {
        long deadline = System.nanoTime() + options.limits().time().toNanos();
        try {
            return draw(SketchCompletion.of(program.source()).text(), options, deadline, true)
                    .trace();
        } catch (SketchFailure e) {
            return Optional.empty();
        }
    }

    /** A canvas on which nobody draws is gray all over. */
    private static boolean isUntouched(BufferedImage picture) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (picture.getRGB(x, y) != UNTOUCHED) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Diagnostic> breakOf(SketchCompletion completion) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (completion.truncated()) {
            diagnostics.add(Diagnostic.error("the program breaks off here", completion.brokenLine()));
        }
        return diagnostics;
    }

    private static Drawn draw(String program, RenderOptions options, long deadline, boolean isTraced)
            throws SketchFailure {
        JavaSource source = JavaSource.of(program);
        Compiled compiled = SketchCompiler.compile(source);
        try {
            return new SketchRun(source, Fence.pass(source, compiled.classes()), options, isTraced).run(deadline);
        } catch (LinkageError e) {
            if (!compiled.byJanino()) {
                throw new SketchFailure(
                        RenderStatus.RUNTIME_ERROR,
                        List.of(Diagnostic.error("the program's classes do not hold together: " + e.getMessage())));
            }
            Compiled again = SketchCompiler.javac(source);
            return new SketchRun(source, Fence.pass(source, again.classes()), options, isTraced).run(deadline);
        }
    }

    @Override
    public Provenance provenance() {
        return Provenance.EMPTY
                .with("renderer.name", NAME)
                .with("renderer.version", "Processing 4.5.7")
                .with("renderer.fonts", BundledFonts.VERSION);
    }

    private Provenance provenance(RenderOptions options) {
        return provenance()
                .with("render.size", options.size())
                .with("render.antialias", options.antialias())
                .with("render.background", options.background())
                .with("render.frame", options.frame())
                .with("render.seed", options.seed())
                .with("render.limits", options.limits());
    }

    @Override
    public void close() {
        // A program that was left behind ends with the process.
    }
}
