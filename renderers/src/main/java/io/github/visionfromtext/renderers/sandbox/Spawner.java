package io.github.visionfromtext.renderers.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from one thread that lives as long as this JVM: a process that is to die with its parent dies with the
 * thread that started it.
 */
final class Spawner {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-spawner");
        thread.setDaemon(true);
        return thread;
    });

    private Spawner() {}

    static Process start(ProcessBuilder command) throws IOException {
        try {
            return THREAD.submit(command::start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while starting " + command.command().get(0));
        } catch (ExecutionException e) {
            throw new IOException("cannot start " + command.command().get(0) + ": " + e.getCause(), e.getCause());
        }
    }
}
