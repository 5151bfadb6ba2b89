package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawTrace;
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
import java.util.Optional;

/** Renders programs of one dialect of Python, as many at once as there are cores. Thread-safe. */
final class PythonRenderer implements CodeRenderer {
    /** A worker is replaced after so many programs, so that nothing it may have kept grows for ever. */
    private static final int PROGRAMS_PER_WORKER = 500;
    /** What the worker itself may take to notice that a program is over its time. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final PythonDialect dialect;
    private final String sandbox;
    private final WorkerPool pool;
    /** Empty until the first worker has said it. */
    private volatile String version = "";

    PythonRenderer(PythonDialect dialect, PythonCage cage, int workers) {
        this.dialect = dialect;
        this.sandbox = cage.sandboxName();
        this.pool = new WorkerPool(workers, PROGRAMS_PER_WORKER, memory -> {
            PythonCage.Started started = cage.start(dialect);
            version = started.version();
            return started.worker();
        });
    }

    @Override
    public DrawingLanguage language() {
        return dialect.language();
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        requireLanguage(program);
        options.cancellation().throwIfCancelled("rendering");
        int length = program.source().length();
        int limit = options.limits().sourceCharacters();
        if (length > limit) {
            String why = "the program has " + length + " characters, more than the limit of " + limit;
            return Rendering.failed(
                    RenderStatus.OUTPUT_LIMIT, Diagnostic.error(why), Duration.ZERO, provenance(program, options));
        }
        try {
            return pool.ask(
                    0,
                    request(program, options, false),
                    options.limits().time().plus(GRACE),
                    options.cancellation(),
                    answer -> new PythonReply(options, answer.start(), provenance(program, options))
                            .read(answer.fields()));
        } catch (WorkerException e) {
            return withoutReply(e, provenance(program, options));
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

    /** Runs the program once more. */
    @Override
    public Optional<DrawTrace> trace(DrawingProgram program, RenderOptions options) {
        requireLanguage(program);
        options.cancellation().throwIfCancelled("tracing");
        if (program.source().length() > options.limits().sourceCharacters()) {
            return Optional.empty();
        }
        try {
            return pool.ask(
                    0,
                    request(program, options, true),
                    options.limits().time().plus(GRACE),
                    options.cancellation(),
                    answer -> new PythonReply(options, answer.start(), Provenance.EMPTY).trace(answer.fields()));
        } catch (WorkerException e) {
            return Optional.empty();
        }
    }

    private static List<byte[]> request(DrawingProgram program, RenderOptions options, boolean traced) {
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
                limits.outputBytes(),
                traced)) {
            fields.add(field.toString().getBytes(StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static Rendering withoutReply(WorkerException e, Provenance provenance) {
        String why =
                switch (e.kind()) {
                    case NOT_STARTED ->
                        "Python cannot be started any more: " + e.getMessage() + "; see what the doctor says of it";
                    case TIMEOUT -> PythonReply.OUT_OF_TIME;
                    case DIED ->
                        "the program ended the process that ran it, twice; a drawing needs to touch no process";
                };
        return Rendering.failed(e.kind().status(), Diagnostic.error(why), e.waited(), provenance);
    }

    @Override
    public Provenance provenance() {
        if (version.isEmpty()) {
            try {
                pool.warmUp(0);
            } catch (WorkerException | CancelledException e) {
                // Whoever renders learns why there is no worker.
            }
        }
        return known();
    }

    private Provenance known() {
        return Provenance.EMPTY
                .with("renderer.name", "cpython-" + dialect.language())
                .with("renderer.version", version)
                .with("renderer.interpreter", PythonCage.interpreter())
                .with("renderer.jdk", Runtime.version())
                .with("renderer.fonts", dialect == PythonDialect.TURTLE ? BundledFonts.VERSION : "of Matplotlib")
                .with("renderer.sandbox", sandbox);
    }

    private Provenance provenance(DrawingProgram program, RenderOptions options) {
        return known().with("render.size", options.size())
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
