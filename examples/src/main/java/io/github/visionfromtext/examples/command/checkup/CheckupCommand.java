package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vft checkup}; the tests are its subcommands. */
@Command(
        name = "checkup",
        description = "What a language model knows about the visual world, tested by the drawings it writes.",
        synopsisSubcommandLabel = "TEST",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft checkup draw --model local:SmolLM2-135M-Instruct.Q4_1.gguf --language svg \\",
            "      --concepts objects --count 10 --out drawings",
            "  vft checkup draw --model replay:drawings/replies.jsonl --language svg \\",
            "      --concepts objects --count 10 --out again"
        })
public final class CheckupCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    private CheckupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command and what is below it. */
    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new CheckupCommand(terminal))
                .addSubcommand(new DrawCommand(terminal))
                .addSubcommand(new CorrectCommand(terminal))
                .addSubcommand(new RecogniseCommand(terminal))
                .addSubcommand(new ReportCommand(terminal));
    }

    /** A bare {@code vft checkup} does not say which test. */
    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return ExitCodes.USAGE;
    }
}
