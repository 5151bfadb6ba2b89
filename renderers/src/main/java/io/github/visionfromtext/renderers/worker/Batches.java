package io.github.visionfromtext.renderers.worker;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many programs through one renderer, several at once, in order. */
public final class Batches {
    private Batches() {}

    /**
     * Renders programs as they come. A program is taken only when there is room for it: at most twice as many as are worked
     * on at once are held here, however slow the receiver is.
     *
     * @param parallel programs worked on at once, at least 1
     * @param receiver gets one rendering for each program, in order, in the calling thread
     * @throws CancelledException if cancelled or interrupted
     */
    public static void render(
            CodeRenderer renderer,
            Iterator<DrawingProgram> programs,
            RenderOptions options,
            int parallel,
            Consumer<Rendering> receiver) {
        ExecutorService threads = Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(task, "render-" + renderer.language());
            thread.setDaemon(true);
            return thread;
        });
        Queue<Future<Rendering>> running = new ArrayDeque<>();
        try {
            while (programs.hasNext() || !running.isEmpty()) {
                while (programs.hasNext() && running.size() < 2 * parallel) {
                    DrawingProgram program = programs.next();
                    running.add(threads.submit(() -> renderer.render(program, options)));
                }
                receiver.accept(running.remove().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while rendering a batch");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("rendering a batch failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Renders programs that are all there already. */
    public static List<Rendering> renderAll(
            CodeRenderer renderer, List<DrawingProgram> programs, RenderOptions options, int parallel) {
        List<Rendering> renderings = new ArrayList<>();
        render(renderer, programs.iterator(), options, parallel, renderings::add);
        return renderings;
    }
}
