package io.github.visionfromtext.examples.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One bar at a time, for the stage that runs; it vanishes when the stage ends. */
final class ProgressBars implements ProgressDisplay {
    private static final int COLUMNS = 79;
    private static final int REDRAW_MILLISECONDS = 250;

    private final PrintWriter screen;
    private @Nullable ProgressBar bar;

    ProgressBars(PrintWriter screen) {
        this.screen = screen;
    }

    @Override
    public void progress(String stage, long done, long total, String detail) {
        ProgressBar shown = bar;
        if (shown == null || !shown.getTaskName().equals(stage) || shown.getMax() != total) {
            close();
            shown = open(stage, total);
            bar = shown;
        }
        shown.stepTo(done);
        shown.setExtraMessage(detail);
    }

    private ProgressBar open(String stage, long total) {
        return new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, COLUMNS))
                .build();
    }

    private void draw(String text) {
        screen.print("\r" + text);
        screen.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            draw(" ".repeat(COLUMNS) + "\r");
        }
    }
}
