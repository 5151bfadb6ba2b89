package io.github.visionfromtext.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CheckpointException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);

    @Command(name = "work")
    private record Work(Callable<Integer> body) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return body.call();
        }
    }

    @Test
    void libraryErrorIsItsMessageInOneLine() {
        assertThat(run(() -> {
                    throw new CheckpointException("model.safetensors: tensor x is missing");
                }))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(err).hasToString("vft: model.safetensors: tensor x is missing" + System.lineSeparator());
    }

    @Test
    void unexpectedErrorIsOneLineToo() {
        assertThat(run(() -> {
                    throw new IllegalStateException("never");
                }))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(err.toString()).hasLineCount(1).contains("internal error", "never", "--verbose");
    }

    @Test
    void verboseShowsWhereItCameFrom() {
        terminal.beVerbose();
        run(() -> {
            throw new CheckpointException("broken");
        });
        assertThat(err.toString()).contains("at " + FailuresTest.class.getName());
    }

    @Test
    void cancellationHasTheExitCodeOfCtrlC() {
        assertThat(run(() -> {
                    terminal.cancellation().cancel();
                    terminal.cancellation().throwIfCancelled("Training");
                    return 0;
                }))
                .isEqualTo(ExitCodes.CANCELLED);
        assertThat(err.toString()).contains("cancelled: Training");
    }

    @Test
    void memoryThatRanOutIsAnErrorWithARemedy() {
        assertThat(run(() -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(err.toString()).hasLineCount(1).contains("memory ran out", "-Xmx");
    }

    private int run(Callable<Integer> body) {
        CommandLine commandLine = new CommandLine(new Work(body));
        new Failures(terminal).handle(commandLine);
        return commandLine.execute();
    }
}
