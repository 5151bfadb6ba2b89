package io.github.visionfromtext.renderers.worker;

import io.github.visionfromtext.renderers.worker.WorkerException.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One process that answers messages, one at a time. For one thread; {@link #close} may come from any. */
public final class ProcessWorker implements AutoCloseable {
    private static final int MAX_ERROR_TEXT = 4000;
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "worker-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final int maxReplyBytes;
    private final StringBuffer errorText = new StringBuffer();
    private int asked;
    private volatile boolean closed;

    public ProcessWorker(Process process, int maxReplyBytes) {
        this.process = process;
        this.in = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.out = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
        this.maxReplyBytes = maxReplyBytes;
        Thread drain = new Thread(this::drainErrors, "worker-errors");
        drain.setDaemon(true);
        drain.start();
    }

    /**
     * Sends a message and waits for the answer.
     *
     * @throws WorkerException if none came; the worker is then closed
     */
    public List<byte[]> ask(List<byte[]> message, Duration deadline) throws WorkerException {
        asked++;
        return within(deadline, () -> {
            Frames.write(out, message);
            return Frames.read(in, maxReplyBytes);
        });
    }

    /**
     * Waits for a message that was not asked for, such as that it is ready.
     *
     * @throws WorkerException if none came; the worker is then closed
     */
    public List<byte[]> hear(Duration deadline) throws WorkerException {
        return within(deadline, () -> Frames.read(in, maxReplyBytes));
    }

    @FunctionalInterface
    private interface Talk {
        List<byte[]> run() throws IOException;
    }

    private List<byte[]> within(Duration deadline, Talk talk) throws WorkerException {
        long start = System.nanoTime();
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> kill = WATCH.schedule(
                () -> {
                    late.set(true);
                    close();
                },
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return talk.run();
        } catch (IOException e) {
            close();
            Kind kind = late.get() ? Kind.TIMEOUT : Kind.DIED;
            String said = errorText.length() == 0 ? "" : ": " + errorText;
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            throw new WorkerException(kind, "the worker process ended" + said, waited, e);
        } finally {
            kill.cancel(false);
        }
    }

    /** How often it was asked. */
    public int asked() {
        return asked;
    }

    /** Whether it can be asked again. */
    public boolean isAlive() {
        // A process lives on for a moment after it was killed.
        return !closed && process.isAlive();
    }

    /** Its process, to kill it from elsewhere. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
    }

    private void drainErrors() {
        byte[] buffer = new byte[4096];
        try (InputStream errors = process.getErrorStream()) {
            for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                if (errorText.length() < MAX_ERROR_TEXT) {
                    errorText.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // It was closed: there is nothing more to hear.
        }
    }
}
