package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VftTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionIsTheOneMavenBuilt() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString())
                .containsPattern("Vision from Text \\d+\\.\\d+\\.\\d+")
                .contains("Java ");
    }

    @Test
    void noCommandShowsUsageAndIsAnError() {
        assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("Usage: vft ");
    }

    @Test
    void unknownCommandIsNamed() {
        assertThat(run("paint")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("paint");
    }

    private int run(String... arguments) {
        return Vft.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
