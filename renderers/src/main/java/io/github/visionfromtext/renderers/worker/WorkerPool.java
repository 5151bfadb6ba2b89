package io.github.visionfromtext.renderers.worker;

import io.github.visionfromtext.renderers.worker.WorkerException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of workers, started when they are needed, replaced after a number of answers or when they die. Callers
 * beyond that number wait in order. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
    private final Starter starter;
    private final int size;
    private final int answersPerWorker;
    private final Semaphore turns;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final Set<ProcessWorker> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Starts one worker that is ready to be asked. */
    @FunctionalInterface
    public interface Starter {
        /** Takes the memory that its programs may use, where that has to be known when it starts. */
        ProcessWorker start(long memoryBytes) throws IOException, WorkerException;
    }

    private record Idle(ProcessWorker worker, long memoryBytes) {}

    public WorkerPool(int size, int answersPerWorker, Starter starter) {
        this.size = size;
        this.answersPerWorker = answersPerWorker;
        this.starter = starter;
        this.turns = new Semaphore(size, true);
    }

    /** How many messages are worked on at once. */
    public int size() {
        return size;
    }

    /** A worker's turn: whoever holds it is the only one who asks it. */
    public final class Turn implements AutoCloseable {
        private final ProcessWorker worker;
        private final long memoryBytes;

        private Turn(ProcessWorker worker, long memoryBytes) {
            this.worker = worker;
            this.memoryBytes = memoryBytes;
        }

        /**
         * Asks the worker.
         *
         * @throws WorkerException if it gave no answer
         */
        public List<byte[]> ask(List<byte[]> message, Duration deadline) throws WorkerException {
            return worker.ask(message, deadline);
        }

        /** Ends the worker, as from another thread when nobody waits for the answer any more. */
        public void abandon() {
            worker.close();
        }

        @Override
        public void close() {
            if (closed || !worker.isAlive() || worker.asked() >= answersPerWorker) {
                worker.close();
                all.remove(worker);
            } else {
                idle.push(new Idle(worker, memoryBytes));
            }
            turns.release();
        }
    }

    /**
     * Waits for a worker.
     *
     * @throws WorkerException if none can be started
     * @throws InterruptedException if interrupted while waiting
     */
    public Turn take() throws WorkerException, InterruptedException {
        return take(0);
    }

    /**
     * Waits for a worker that was started for programs of so much memory; an idle one that was not makes room for it.
     *
     * @throws WorkerException if none can be started
     * @throws InterruptedException if interrupted while waiting
     */
    public Turn take(long memoryBytes) throws WorkerException, InterruptedException {
        turns.acquire();
        boolean taken = false;
        try {
            if (closed) {
                throw new WorkerException(Kind.NOT_STARTED, "the renderer is closed", null);
            }
            ProcessWorker worker = idleFor(memoryBytes);
            Turn turn = new Turn(worker == null ? started(memoryBytes) : worker, memoryBytes);
            taken = true;
            return turn;
        } finally {
            if (!taken) {
                turns.release();
            }
        }
    }

    private @Nullable ProcessWorker idleFor(long memoryBytes) {
        for (Idle candidate = idle.poll(); candidate != null; candidate = idle.poll()) {
            if (candidate.worker().isAlive() && candidate.memoryBytes() == memoryBytes) {
                return candidate.worker();
            }
            candidate.worker().close();
            all.remove(candidate.worker());
        }
        return null;
    }

    private ProcessWorker started(long memoryBytes) throws WorkerException {
        try {
            ProcessWorker worker = starter.start(memoryBytes);
            all.add(worker);
            return worker;
        } catch (IOException e) {
            throw new WorkerException(Kind.NOT_STARTED, String.valueOf(e.getMessage()), e);
        }
    }

    /** Ends every worker, also those at work. */
    @Override
    public void close() {
        closed = true;
        all.forEach(ProcessWorker::close);
        all.clear();
        idle.clear();
    }
}
