package io.github.visionfromtext.renderers.svg;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.VisionFromTextException;
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
import io.github.visionfromtext.renderers.svg.draw.Painter;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.markup.Markup;
import io.github.visionfromtext.renderers.svg.markup.MarkupReader;
import io.github.visionfromtext.renderers.svg.markup.StoppedException;
import io.github.visionfromtext.renderers.svg.normalise.Budget;
import io.github.visionfromtext.renderers.svg.normalise.CleanDrawing;
import io.github.visionfromtext.renderers.svg.normalise.Normaliser;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders SVG in the calling thread: reads it leniently, normalises it and has JSVG paint the result. Thread-safe; calls share
 * nothing but the fonts.
 *
 * <p>Time is checked between elements, shapes and layers; JSVG offers nothing finer. Each of those steps is bounded by what it may
 * consist of: an outline by the rows of pixels that it crosses, a filter by the pixels that its primitives visit. The costliest of
 * each takes one to four seconds of a core, by which cancelling and the time limit may be late; in a worker process they are not.
 */
public final class SvgRenderer implements CodeRenderer {
    static final String NAME = "jsvg";

    private static final Logger LOG = LoggerFactory.getLogger(SvgRenderer.class);

    private volatile boolean closed;

    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.SVG;
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        if (!program.language().equals(DrawingLanguage.SVG)) {
            throw new InvalidInputException("a program in " + program.language()
                    + " for the renderer of svg: open a renderer for its language");
        }
        options.cancellation().throwIfCancelled("rendering");
        long start = System.nanoTime();
        Provenance provenance = provenance(options).with("program.sha256", program.contentHash());
        if (closed) {
            return Rendering.failed(
                    RenderStatus.UNAVAILABLE,
                    Diagnostic.error("the renderer is closed; open another"),
                    Duration.ZERO,
                    provenance);
        }
        int limit = options.limits().sourceCharacters();
        if (program.source().length() > limit) {
            String why =
                    "the program has " + program.source().length() + " characters, more than the limit of " + limit;
            return Rendering.failed(
                    RenderStatus.OUTPUT_LIMIT,
                    Diagnostic.error(why),
                    Duration.ofNanos(System.nanoTime() - start),
                    provenance);
        }
        Findings findings = new Findings(program.source());
        try {
            Canvas canvas = new Canvas(options);
            RenderStatus status = draw(program.source(), options, canvas, findings);
            return new Rendering(
                    status,
                    canvas.toImage(),
                    findings.diagnostics(),
                    findings.repairs(),
                    Duration.ofNanos(System.nanoTime() - start),
                    provenance);
        } catch (StoppedException e) {
            return failed(e.status(), e.diagnostic(), findings, start, provenance);
        } catch (StackOverflowError e) {
            return failed(
                    RenderStatus.OUTPUT_LIMIT,
                    Diagnostic.error("elements, masks and filters are nested too deep to be painted"),
                    findings,
                    start,
                    provenance);
        } catch (OutOfMemoryError e) {
            LOG.warn("a drawing ran out of heap", e);
            return failed(
                    RenderStatus.MEMORY_LIMIT,
                    Diagnostic.error("the drawing does not fit in the heap of this process"),
                    findings,
                    start,
                    provenance);
        }
    }

    private static RenderStatus draw(String source, RenderOptions options, Canvas canvas, Findings findings) {
        options.cancellation().throwIfCancelled("rendering");
        Budget budget = new Budget(options.limits(), options.cancellation(), findings);
        Markup markup = MarkupReader.read(source, findings);
        SvgDocument document = SvgDocument.of(markup.root(), findings);
        CleanDrawing drawing = Normaliser.normalise(document, options.size(), budget, findings);
        paint(new Painter(drawing, budget, options.antialias()), canvas, findings);
        if (markup.truncated()) {
            return RenderStatus.TRUNCATED;
        }
        if (!canvas.isBlank()) {
            return RenderStatus.OK;
        }
        findings.add(Diagnostic.warning("nothing that was drawn can be seen", Diagnostic.UNKNOWN));
        return RenderStatus.BLANK;
    }

    private static void paint(Painter painter, Canvas canvas, Findings findings) {
        try {
            painter.paint(canvas);
        } catch (VisionFromTextException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("JSVG failed to paint a drawing", e);
            throw findings.stop(RenderStatus.RUNTIME_ERROR, "the drawing cannot be painted: " + e, 0);
        }
    }

    /** Says what a program draws, without painting it. */
    @Override
    public Optional<DrawTrace> trace(DrawingProgram program, RenderOptions options) {
        if (program.source().length() > options.limits().sourceCharacters()) {
            return Optional.empty();
        }
        Findings findings = new Findings(program.source());
        Budget budget = new Budget(options.limits(), options.cancellation(), findings);
        try {
            Markup markup = MarkupReader.read(program.source(), findings);
            SvgDocument document = SvgDocument.of(markup.root(), findings);
            return Optional.of(Normaliser.normalise(document, options.size(), budget, findings)
                    .trace());
        } catch (StoppedException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static Rendering failed(
            RenderStatus status, Diagnostic why, Findings findings, long start, Provenance provenance) {
        findings.add(why);
        return new Rendering(
                status,
                null,
                findings.diagnostics(),
                findings.repairs(),
                Duration.ofNanos(System.nanoTime() - start),
                provenance);
    }

    @Override
    public Provenance provenance() {
        return Provenance.EMPTY
                .with("renderer.name", NAME)
                .with("renderer.version", Painter.VERSION)
                .with("renderer.jdk", Runtime.version())
                .with("renderer.fonts", BundledFonts.VERSION)
                .with("renderer.sandbox", "none: closed format, drawn in process");
    }

    private Provenance provenance(RenderOptions options) {
        return provenance()
                .with("render.size", options.size())
                .with("render.antialias", options.antialias())
                .with("render.background", options.background())
                .with("render.limits", options.limits());
    }

    @Override
    public void close() {
        closed = true;
    }
}
