package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.examples.terminal.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class VftTest {
    private final CommandLineHarness vft = new CommandLineHarness();

    @Test
    void versionIsTheOneMavenBuilt() {
        assertThat(vft.run("--version")).isZero();
        assertThat(vft.out())
                .containsPattern("Vision from Text \\d+\\.\\d+\\.\\d+")
                .contains("Java ");
    }

    @Test
    void noCommandShowsUsageAndIsAnError() {
        assertThat(vft.run()).isEqualTo(ExitCodes.USAGE);
        assertThat(vft.out()).isEmpty();
        assertThat(vft.err()).startsWith("Usage: vft ");
    }

    @Test
    void unknownCommandIsNamed() {
        assertThat(vft.run("paint")).isEqualTo(ExitCodes.USAGE);
        assertThat(vft.err()).contains("paint").contains("Try 'vft --help'");
    }

    @Test
    void similarCommandIsSuggested() {
        assertThat(vft.run("degrad")).isEqualTo(ExitCodes.USAGE);
        assertThat(vft.err()).contains("degrade");
    }

    static Iterable<String> commands() {
        return Vft.commandLine(new CommandLineHarness().terminal())
                .getSubcommands()
                .keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithExamplesAndExitCodes(String command) {
        assertThat(vft.run(command, "--help")).isZero();
        assertThat(vft.out())
                .startsWith("Usage: vft " + command)
                .contains("Examples:", "  vft " + command)
                .contains("Exit codes:", "130");
        assertThat(vft.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsAScreenOfEightyColumns(String command) {
        vft.run(command, "--help");
        assertThat(vft.out().lines().filter(line -> !line.startsWith("  vft ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsDescribed(String command) {
        CommandLine parsed = Vft.commandLine(vft.terminal()).getSubcommands().get(command);
        assertThat(parsed.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    }
}
