package io.github.visionfromtext.renderers.worker;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.renderers.worker.WorkerException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of workers, started when they are needed, replaced after a number of answers or when they die. Callers
 * beyond that number wait. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
    private static final String OPERATION = "rendering";
    /** Whoever waits for a turn notices so soon that he is cancelled. */
    private static final long MILLIS_BETWEEN_LOOKS = 50;

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
        this.turns = new Semaphore(size);
    }

    /** How many messages are worked on at once. */
    public int size() {
        return size;
    }

    /** A worker's answer to a message. */
    public final class Answer {
        private final List<byte[]> fields;
        private final long start;
        private final ProcessWorker worker;

        private Answer(List<byte[]> fields, long start, ProcessWorker worker) {
            this.fields = fields;
            this.start = start;
            this.worker = worker;
        }

        /** What it said. */
        public List<byte[]> fields() {
            return fields;
        }

        /** When it was asked, by {@link System#nanoTime}. */
        public long start() {
            return start;
        }

        /** Ends the worker: what it ran may not be over. */
        public void abandonWorker() {
            worker.close();
        }
    }

    /**
     * Asks a worker, when it is its turn; one that was not started for programs of so much memory is replaced. Where the worker
     * dies another one is asked, once: what ended it may have nothing to do with the message.
     *
     * @param memoryBytes what the program may use
     * @param reader makes something of the answer; the worker is not asked again before it is done
     * @throws WorkerException if none can be started or it gave no answer
     * @throws CancelledException if cancelled or interrupted; a worker at work is ended at once
     */
    public <T> T ask(
            long memoryBytes,
            List<byte[]> message,
            Duration deadline,
            CancellationToken token,
            Function<Answer, T> reader)
            throws WorkerException {
        try {
            return askOnce(memoryBytes, message, deadline, token, reader);
        } catch (WorkerException e) {
            if (e.kind() != Kind.DIED) {
                throw e;
            }
            return askOnce(memoryBytes, message, deadline, token, reader);
        }
    }

    private <T> T askOnce(
            long memoryBytes,
            List<byte[]> message,
            Duration deadline,
            CancellationToken token,
            Function<Answer, T> reader)
            throws WorkerException {
        awaitTurn(token);
        try {
            ProcessWorker worker = worker(memoryBytes);
            try (CancellationToken.Registration end = token.onCancel(worker::close)) {
                long start = System.nanoTime();
                List<byte[]> fields = worker.ask(message, deadline);
                token.throwIfCancelled(OPERATION);
                return reader.apply(new Answer(fields, start, worker));
            } finally {
                giveBack(worker, memoryBytes);
            }
        } catch (WorkerException e) {
            token.throwIfCancelled(OPERATION);
            throw e;
        } finally {
            turns.release();
        }
    }

    private void awaitTurn(CancellationToken token) {
        try {
            do {
                token.throwIfCancelled(OPERATION);
            } while (!turns.tryAcquire(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while waiting for a worker");
        }
    }

    /** Starts the first worker, if none is idle, so that a message need not wait for it. */
    public void warmUp(long memoryBytes) throws WorkerException {
        awaitTurn(new CancellationToken());
        try {
            giveBack(worker(memoryBytes), memoryBytes);
        } finally {
            turns.release();
        }
    }

    private ProcessWorker worker(long memoryBytes) throws WorkerException {
        if (closed) {
            throw WorkerException.notStarted("the renderer is closed", null);
        }
        ProcessWorker worker = idleFor(memoryBytes);
        if (worker == null) {
            worker = started(memoryBytes);
        }
        if (closed) {
            // It was started while the pool closed, which did not see it.
            worker.close();
            throw WorkerException.notStarted("the renderer is closed", null);
        }
        return worker;
    }

    private void giveBack(ProcessWorker worker, long memoryBytes) {
        if (closed || !worker.isAlive() || worker.asked() >= answersPerWorker) {
            worker.close();
            all.remove(worker);
        } else {
            idle.push(new Idle(worker, memoryBytes));
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
            throw WorkerException.notStarted(e.getMessage(), e);
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
