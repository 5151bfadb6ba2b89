package io.github.visionfromtext.renderers.tikz;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.canvas.Canvas;
import io.github.visionfromtext.renderers.worker.jvm.StopsCleanly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Renders TikZ in this process and its pdflatex. Made to run in a caged worker, which {@link TikzRendererProvider} sees to.
 * For one thread.
 */
public final class TikzRenderer implements StopsCleanly {
    static final String NAME = "pdflatex";

    private static final int SIGXFSZ = 128 + 25;

    private final PdfLatex latex;
    private final Provenance provenance;

    /** Takes the temporary folder for its own. */
    public TikzRenderer() throws IOException {
        this(PdfLatex.EXECUTABLE, Files.createTempDirectory("tikz"));
    }

    TikzRenderer(Path executable, Path scratch) throws IOException {
        latex = new PdfLatex(executable, scratch);
        provenance = Provenance.EMPTY
                .with("renderer.name", NAME)
                .with("renderer.version", latex.version())
                .with("renderer.fonts", "of TeX");
    }

    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.TIKZ;
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        long start = System.nanoTime();
        long deadline = start + options.limits().time().toNanos();
        TikzDocument document = TikzDocument.of(program.source());
        try {
            PdfLatex.Run run = latex.run(document, deadline, options.limits().outputBytes());
            TexLog log = new TexLog(program.source(), run.log());
            List<Diagnostic> refused = log.refused();
            if (!refused.isEmpty()) {
                return failed(RenderStatus.FORBIDDEN, refused, document, options, start);
            }
            if (!run.inTime()) {
                return failed(
                        RenderStatus.TIMEOUT,
                        List.of(Diagnostic.error("TeX did not end within the program's time; end every loop")),
                        document,
                        options,
                        start);
            }
            if (run.exit() == SIGXFSZ || run.log().contains("No space left on device")) {
                return failed(
                        RenderStatus.OUTPUT_LIMIT,
                        List.of(Diagnostic.error("the program writes more than it may")),
                        document,
                        options,
                        start);
            }
            if (run.exit() != 0) {
                return failed(log.status(), log.errors(), document, options, start);
            }
            return drawn(document, run.pdf(), options, start);
        } catch (NoSuchFileException e) {
            return failed(
                    RenderStatus.UNAVAILABLE,
                    List.of(Diagnostic.error(e.getFile() + " has gone; install TeX Live and util-linux again")),
                    document,
                    options,
                    start);
        } catch (IOException e) {
            return failed(
                    RenderStatus.RUNTIME_ERROR,
                    List.of(Diagnostic.error("its PDF cannot be drawn: " + e.getMessage())),
                    document,
                    options,
                    start);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the thread of a worker", e);
        }
    }

    /** Sets the document once more. */
    @Override
    public Optional<DrawTrace> trace(DrawingProgram program, RenderOptions options) {
        long deadline = System.nanoTime() + options.limits().time().toNanos();
        TikzDocument document = TikzDocument.of(program.source());
        try {
            PdfLatex.Run run = latex.run(document, deadline, options.limits().outputBytes());
            return run.exit() == 0 && run.pdf().length > 0
                    ? Optional.of(PdfPicture.trace(run.pdf(), document.pageIsPicture(), options.size()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the thread of a worker", e);
        }
    }

    private Rendering drawn(TikzDocument document, byte[] pdf, RenderOptions options, long start) throws IOException {
        Canvas canvas = new Canvas(options);
        if (pdf.length > 0) {
            PdfPicture.paint(pdf, document.pageIsPicture(), options.antialias(), canvas);
        }
        RenderStatus status = canvas.isBlank() ? RenderStatus.BLANK : RenderStatus.OK;
        List<Diagnostic> diagnostics = canvas.isBlank()
                ? List.of(Diagnostic.warning("nothing that was drawn can be seen", Diagnostic.UNKNOWN))
                : List.of();
        return new Rendering(
                document.truncated() ? RenderStatus.TRUNCATED : status,
                canvas.toImage(),
                diagnostics,
                document.repairs(),
                Duration.ofNanos(System.nanoTime() - start),
                provenance(options));
    }

    private Rendering failed(
            RenderStatus status, List<Diagnostic> why, TikzDocument document, RenderOptions options, long start) {
        return new Rendering(
                status,
                null,
                why,
                document.repairs(),
                Duration.ofNanos(System.nanoTime() - start),
                provenance(options));
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    private Provenance provenance(RenderOptions options) {
        return provenance
                .with("render.size", options.size())
                .with("render.antialias", options.antialias())
                .with("render.background", options.background())
                .with("render.limits", options.limits());
    }

    @Override
    public void close() {
        // The folder goes with the cage.
    }
}
