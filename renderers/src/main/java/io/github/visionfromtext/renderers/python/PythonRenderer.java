package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.renderers.canvas.BundledFonts;
import io.github.visionfromtext.renderers.worker.Batches;
import io.github.visionfromtext.renderers.worker.WorkerException;
import io.github.visionfromtext.renderers.worker.WorkerPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Renders programs of one dialect of Python, as many at once as there are cores. Thread-safe. */
final class PythonRenderer implements CodeRenderer {
    /** A worker is replaced after so many programs, so that nothing it may have kept grows for ever. */
    private static final int PROGRAMS_PER_WORKER = 500;
    /** What the worker itself may take to notice that a program is over its time. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final PythonDialect dialect;
    private final String sandbox;
    private final WorkerPool pool;

    PythonRenderer(PythonDialect dialect, PythonCage cage, int workers) {
        this.dialect = dialect;
        this.sandbox = cage.sandboxName();
        this.pool = new WorkerPool(workers, PROGRAMS_PER_WORKER, memory -> cage.start(dialect));
    }

    @Override
    public DrawingLanguage language() {
        return dialect.language();
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        requireLanguage(program);
        options.cancellation().throwIfCancelled("rendering");
        Provenance provenance = provenance(program, options);
        int length = program.source().length();
        int limit = options.limits().sourceCharacters();
        if (length > limit) {
            return failed(
                    RenderStatus.OUTPUT_LIMIT,
                    "the program has " + length + " characters, more than the limit of " + limit,
                    0,
                    provenance);
        }
        long start = System.nanoTime();
        try (WorkerPool.Turn turn = pool.take()) {
            start = System.nanoTime();
            List<byte[]> reply =
                    turn.ask(request(program, options), options.limits().time().plus(GRACE));
            options.cancellation().throwIfCancelled("rendering");
            return new PythonReply(options, start, provenance).read(reply);
        } catch (WorkerException e) {
            return withoutReply(e, System.nanoTime() - start, provenance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while waiting for a worker");
        }
    }

    @Override
    public List<Rendering> renderAll(List<DrawingProgram> programs, RenderOptions options) {
        programs.forEach(this::requireLanguage);
        return Batches.renderAll(this, programs, options, pool.size());
    }

    private void requireLanguage(DrawingProgram program) {
        if (!program.language().equals(dialect.language())) {
            throw new InvalidInputException("a program in " + program.language() + " for the renderer of "
                    + dialect.language() + ": open a renderer for its language");
        }
    }

    private static List<byte[]> request(DrawingProgram program, RenderOptions options) {
        RenderLimits limits = options.limits();
        Color background = options.background();
        List<byte[]> fields = new ArrayList<>();
        for (Object field : List.of(
                program.source(),
                options.size(),
                options.antialias(),
                background.red() + "," + background.green() + "," + background.blue(),
                options.frame(),
                options.seed(),
                limits.time().toMillis(),
                limits.memoryBytes(),
                limits.outputBytes())) {
            fields.add(field.toString().getBytes(StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static Rendering withoutReply(WorkerException e, long nanos, Provenance provenance) {
        return switch (e.kind()) {
            case NOT_STARTED ->
                failed(
                        RenderStatus.UNAVAILABLE,
                        "Python cannot be started any more: " + e.getMessage() + "; see what the doctor says of it",
                        nanos,
                        provenance);
            case TIMEOUT -> failed(RenderStatus.TIMEOUT, PythonReply.OUT_OF_TIME, nanos, provenance);
            case DIED ->
                failed(
                        RenderStatus.FORBIDDEN,
                        "the program ended the process that ran it; a drawing needs to touch no process",
                        nanos,
                        provenance);
        };
    }

    private static Rendering failed(RenderStatus status, String why, long nanos, Provenance provenance) {
        return Rendering.failed(status, Diagnostic.error(why), Duration.ofNanos(nanos), provenance);
    }

    private Provenance provenance(DrawingProgram program, RenderOptions options) {
        return Provenance.EMPTY
                .with("renderer.name", "cpython-" + dialect.language())
                .with("renderer.interpreter", PythonCage.interpreter())
                .with("renderer.jdk", Runtime.version())
                .with("renderer.fonts", dialect == PythonDialect.TURTLE ? BundledFonts.VERSION : "of Matplotlib")
                .with("renderer.sandbox", sandbox)
                .with("render.size", options.size())
                .with("render.antialias", options.antialias())
                .with("render.background", options.background())
                .with("render.seed", options.seed())
                .with("render.limits", options.limits())
                .with("program.sha256", program.contentHash());
    }

    @Override
    public void close() {
        pool.close();
    }
}
