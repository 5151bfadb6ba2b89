package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.worker.Batches;
import io.github.visionfromtext.renderers.worker.WorkerException;
import io.github.visionfromtext.renderers.worker.WorkerPool;
import java.time.Duration;
import java.util.List;

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

    /** Takes at most so many workers at once. */
    public IsolatedRenderer(DrawingLanguage language, WorkerJvm jvm, int workers) {
        this.language = language;
        this.sandbox = jvm.sandboxName();
        this.pool = new WorkerPool(workers, PROGRAMS_PER_WORKER, jvm::start);
    }

    @Override
    public DrawingLanguage language() {
        return language;
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
                    0,
                    program);
        }
        long start = System.nanoTime();
        try (WorkerPool.Turn turn = pool.take(options.limits().memoryBytes())) {
            start = System.nanoTime();
            List<byte[]> reply = turn.ask(
                    RenderMessages.encode(program, options),
                    options.limits().time().plus(GRACE));
            options.cancellation().throwIfCancelled("rendering");
            Rendering rendering = read(reply, program, options, System.nanoTime() - start);
            if (leavesRemains(rendering.status())) {
                turn.abandon();
            }
            return rendering;
        } catch (WorkerException e) {
            return withoutReply(e, System.nanoTime() - start, program);
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
        if (!program.language().equals(language)) {
            throw new InvalidInputException("a program in " + program.language() + " for the renderer of " + language
                    + ": open a renderer for its language");
        }
    }

    /** A program that was stopped may still run, or hold the memory it took: its JVM is not used again. */
    private static boolean leavesRemains(RenderStatus status) {
        return status == RenderStatus.TIMEOUT
                || status == RenderStatus.MEMORY_LIMIT
                || status == RenderStatus.OUTPUT_LIMIT;
    }

    private Rendering read(List<byte[]> reply, DrawingProgram program, RenderOptions options, long nanos) {
        try {
            Rendering rendering = RenderMessages.decodeRendering(reply, options.size(), Duration.ofNanos(nanos));
            return new Rendering(
                    rendering.status(),
                    rendering.image(),
                    rendering.diagnostics(),
                    rendering.repairs(),
                    rendering.time(),
                    provenance(rendering.provenance(), program));
        } catch (IllegalArgumentException | InvalidInputException e) {
            return failed(RenderStatus.FORBIDDEN, "the program answered in place of the renderer", nanos, program);
        }
    }

    private Rendering withoutReply(WorkerException e, long nanos, DrawingProgram program) {
        return switch (e.kind()) {
            case NOT_STARTED ->
                failed(
                        RenderStatus.UNAVAILABLE,
                        "no worker can be started any more: " + e.getMessage() + "; see what the doctor says of it",
                        nanos,
                        program);
            case TIMEOUT ->
                failed(RenderStatus.TIMEOUT, "the program did not end within its time; end every loop", nanos, program);
            case DIED ->
                failed(
                        RenderStatus.FORBIDDEN,
                        "the program ended the process that ran it; a drawing needs to touch no process",
                        nanos,
                        program);
        };
    }

    private Rendering failed(RenderStatus status, String why, long nanos, DrawingProgram program) {
        return Rendering.failed(
                status, Diagnostic.error(why), Duration.ofNanos(nanos), provenance(Provenance.EMPTY, program));
    }

    private Provenance provenance(Provenance inside, DrawingProgram program) {
        return inside.with("renderer.sandbox", sandbox + ", worker JVM")
                .with("renderer.jdk", Runtime.version())
                .with("program.sha256", program.contentHash());
    }

    @Override
    public void close() {
        pool.close();
    }
}
