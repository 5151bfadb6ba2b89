package io.github.visionfromtext.examples.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/** A line at the start of a stage, at its end, and twice a minute between. */
final class ProgressLines implements ProgressDisplay {
    private static final long INTERVAL = Duration.ofSeconds(30).toNanos();

    private final PrintWriter log;
    private String lastStage = "";
    private long lastTime;

    ProgressLines(PrintWriter log) {
        this.log = log;
    }

    @Override
    public void progress(String stage, long done, long total, String detail) {
        long now = System.nanoTime();
        if (stage.equals(lastStage) && done != total && now - lastTime < INTERVAL) {
            return;
        }
        lastStage = stage;
        lastTime = now;
        String share = total < 0 ? "" + done : done + "/" + total;
        log.println(stage + " " + share + (detail.isEmpty() ? "" : "  " + detail));
    }

    @Override
    public void close() {}
}
