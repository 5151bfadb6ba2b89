package io.github.visionfromtext.examples.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and a polite {@code kill} into a cancellation of the terminal's token, and holds the process until the work has stopped in order.
 * The JVM then ends with the exit code of the signal, 130 for Ctrl-C.
 */
public final class Interruption implements AutoCloseable {
    /** Long enough for a training to finish its step and save. */
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Terminal terminal) {
        hook = new Thread(
                () -> {
                    terminal.err().println("vft: stopping ...");
                    terminal.cancellation().cancel();
                    awaitEnd(terminal);
                },
                "vft-interruption");
    }

    /** Watches for a signal until closed; close it before {@code System.exit}, which starts the same hooks. */
    public static Interruption cancels(Terminal terminal) {
        Interruption interruption = new Interruption(terminal);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void awaitEnd(Terminal terminal) {
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                terminal.err().println("vft: still busy after " + PATIENCE_SECONDS + " seconds, ending anyway");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is done. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook is what was waiting for this.
        }
    }
}
