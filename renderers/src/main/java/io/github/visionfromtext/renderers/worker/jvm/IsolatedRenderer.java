package io.github.visionfromtext.renderers.worker.jvm;

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
import io.github.visionfromtext.renderers.worker.Batches;
import io.github.visionfromtext.renderers.worker.WorkerException;
import io.github.visionfromtext.renderers.worker.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders each program in one of a few JVMs in a cage, and ends that JVM where the program does not end. Thread-safe.
 *
 * <p>The first program of each JVM waits until it has started; that is not part of the program's time.
 */
public final class IsolatedRenderer implements CodeRenderer {
    private static final int PROGRAMS_PER_WORKER = 500;
    /** What a worker itself may take to notice that a program is over its time. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final DrawingLanguage language;
    private final String sandbox;
    private final WorkerPool pool;
    /** What the renderer in the workers is; known once the first has started. */
    private volatile @Nullable Provenance inside;

    /** Takes at most so many workers at once. */
    public IsolatedRenderer(DrawingLanguage language, WorkerJvm jvm, int workers) {
        this.language = language;
        this.sandbox = jvm.sandboxName();
        this.pool = new WorkerPool(workers, PROGRAMS_PER_WORKER, memory -> {
            WorkerJvm.Started started = jvm.start(memory);
            inside = started.provenance();
            return started.worker();
        });
    }

    @Override
    public DrawingLanguage language() {
        return language;
    }

    @Override
    public Provenance provenance() {
        if (inside == null) {
            try {
                pool.warmUp(RenderLimits.DEFAULT.memoryBytes());
            } catch (WorkerException | CancelledException e) {
                // Whoever renders learns why there is no worker.
                return caged(Provenance.EMPTY);
            }
        }
        Provenance known = inside;
        return caged(known == null ? Provenance.EMPTY : known);
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        requireLanguage(program);
        options.cancellation().throwIfCancelled("rendering");
        int length = program.source().length();
        int limit = options.limits().sourceCharacters();
        if (length > limit) {
            return failed(
                    RenderStatus.OUTPUT_LIMIT,
                    "the program has " + length + " characters, more than the limit of " + limit,
                    Duration.ZERO,
                    program);
        }
        try {
            return pool.ask(
                    options.limits().memoryBytes(),
                    RenderMessages.encode(new RenderMessages.Request(program, options, false)),
                    options.limits().time().plus(GRACE),
                    options.cancellation(),
                    answer -> read(answer, program, options));
        } catch (WorkerException e) {
            return withoutReply(e, program);
        }
    }

    /** Has the program run once more. */
    @Override
    public Optional<DrawTrace> trace(DrawingProgram program, RenderOptions options) {
        requireLanguage(program);
        options.cancellation().throwIfCancelled("tracing");
        if (program.source().length() > options.limits().sourceCharacters()) {
            return Optional.empty();
        }
        try {
            return pool.ask(
                    options.limits().memoryBytes(),
                    RenderMessages.encode(new RenderMessages.Request(program, options, true)),
                    options.limits().time().plus(GRACE),
                    options.cancellation(),
                    answer -> readTrace(answer, options.size()));
        } catch (WorkerException e) {
            return Optional.empty();
        }
    }

    /** Where there is none, the program may have been stopped, and what it leaves is not known. */
    private static Optional<DrawTrace> readTrace(WorkerPool.Answer answer, int size) {
        Optional<DrawTrace> trace;
        try {
            trace = TraceMessages.decode(answer.fields(), size);
        } catch (IllegalArgumentException | InvalidInputException e) {
            trace = Optional.empty();
        }
        if (trace.isEmpty()) {
            answer.abandonWorker();
        }
        return trace;
    }

    @Override
    public List<Rendering> renderAll(List<DrawingProgram> programs, RenderOptions options) {
        programs.forEach(this::requireLanguage);
        return Batches.renderAll(this, programs, options, pool.size());
    }

    private void requireLanguage(DrawingProgram program) {
        if (!program.language().equals(language)) {
            throw new InvalidInputException("a program in " + program.language() + " for the renderer of " + language
                    + ": open a renderer for its language");
        }
    }

    private Rendering read(WorkerPool.Answer answer, DrawingProgram program, RenderOptions options) {
        Duration time = Duration.ofNanos(System.nanoTime() - answer.start());
        try {
            WorkerAnswer said = WorkerAnswer.decode(answer.fields(), options.size(), time);
            if (said.leavesRemains()) {
                answer.abandonWorker();
            }
            Rendering rendering = said.rendering();
            return new Rendering(
                    rendering.status(),
                    rendering.image(),
                    rendering.diagnostics(),
                    rendering.repairs(),
                    rendering.time(),
                    provenance(rendering.provenance(), program));
        } catch (IllegalArgumentException | InvalidInputException e) {
            answer.abandonWorker();
            return failed(RenderStatus.FORBIDDEN, "the program answered in place of the renderer", time, program);
        }
    }

    private Rendering withoutReply(WorkerException e, DrawingProgram program) {
        String why =
                switch (e.kind()) {
                    case NOT_STARTED ->
                        "no worker can be started any more: " + e.getMessage() + "; see what the doctor says of it";
                    case TIMEOUT -> "the program did not end within its time; end every loop";
                    case DIED ->
                        "the program ended the process that ran it, twice; a drawing needs to touch no process";
                };
        return failed(e.kind().status(), why, e.waited(), program);
    }

    private Rendering failed(RenderStatus status, String why, Duration time, DrawingProgram program) {
        return Rendering.failed(status, Diagnostic.error(why), time, provenance(Provenance.EMPTY, program));
    }

    private Provenance provenance(Provenance ofWorker, DrawingProgram program) {
        return caged(ofWorker).with("program.sha256", program.contentHash());
    }

    private Provenance caged(Provenance ofWorker) {
        return ofWorker.with("renderer.sandbox", sandbox + ", worker JVM").with("renderer.jdk", Runtime.version());
    }

    @Override
    public void close() {
        pool.close();
    }
}
