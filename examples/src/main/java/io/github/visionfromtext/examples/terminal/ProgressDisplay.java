package io.github.visionfromtext.examples.terminal;

import io.github.visionfromtext.ProgressListener;

/** Shows progress until it is closed. */
public interface ProgressDisplay extends ProgressListener, AutoCloseable {
    /** Shows nothing. */
    ProgressDisplay NONE = new ProgressDisplay() {
        @Override
        public void progress(String stage, long done, long total, String detail) {}

        @Override
        public void close() {}
    };

    @Override
    void close();
}
