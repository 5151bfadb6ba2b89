package io.github.visionfromtext.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter screen = new StringWriter();

    @Test
    void unwatchedTerminalShowsNoBar() {
        try (ProgressDisplay progress = terminal(false).progress()) {
            progress.progress("restore", 3, 9, "cat.jpg");
        }
        assertThat(screen.toString()).isEmpty();
    }

    @Test
    void barShowsStageShareAndDetail() {
        try (ProgressDisplay progress = terminal(true).progress()) {
            progress.progress("restore", 3, 9, "cat.jpg");
            progress.progress("restore", 9, 9, "dog.jpg");
        }
        assertThat(screen.toString()).contains("restore", "9/9", "dog.jpg");
    }

    @Test
    void barStaysOnItsLineAndVanishes() {
        try (ProgressDisplay progress = terminal(true).progress()) {
            progress.progress("read", 1, 2, "");
            progress.progress("restore", 1, -1, "a detail longer than any line of a terminal ".repeat(5));
        }
        assertThat(screen.toString()).doesNotContain("\n").endsWith("\r");
        assertThat(screen.toString().split("\r", -1))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(79));
        String last = screen.toString().replaceAll("\r+$", "");
        assertThat(last.substring(last.lastIndexOf('\r') + 1)).isBlank();
    }

    @Test
    void longWorkOfAnUnwatchedTerminalIsALogOfFewLines() {
        try (ProgressDisplay progress = terminal(false).progressOfLongWork()) {
            for (int step = 1; step <= 1000; step++) {
                progress.progress("pretrain", step, 1000, "loss " + step);
            }
            progress.progress("tune", 1, -1, "");
        }
        assertThat(screen.toString().lines())
                .containsExactly("pretrain 1/1000  loss 1", "pretrain 1000/1000  loss 1000", "tune 1");
    }

    private Terminal terminal(boolean watched) {
        return new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(screen, true), watched);
    }
}
