package io.github.visionfromtext.renderers.worker.jvm;

import java.io.OutputStream;

/** Where programs print to: nowhere, and only so much. Thread-safe. */
final class CountedOutput extends OutputStream {
    private long left = Long.MAX_VALUE;

    /** Stops a program that prints too much; not an exception, which programs catch. */
    static final class FullError extends Error {
        private static final long serialVersionUID = 1;

        FullError() {
            super("too much was printed");
        }
    }

    synchronized void reset(long bytes) {
        left = bytes;
    }

    synchronized boolean isFull() {
        return left < 0;
    }

    @Override
    public synchronized void write(int value) {
        count(1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        count(length);
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new FullError();
        }
    }
}
