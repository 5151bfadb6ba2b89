package io.github.visionfromtext.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConsolesTest {
    @Test
    void noConsoleIsNoTerminal() {
        assertThat(Consoles.isTerminal(null)).isFalse();
    }

    /** From Java 22 on this provider hands out a console whatever the streams are. */
    @Test
    void pipesAreNoTerminal() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.console=jdk.internal.le",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().reduce((a, b) -> b)).contains("terminal: false");
    }

    static final class Probe {
        public static void main(String[] arguments) {
            System.out.println("terminal: " + Consoles.isTerminal(System.console()));
        }
    }
}
