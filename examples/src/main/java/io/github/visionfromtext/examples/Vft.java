package io.github.visionfromtext.examples;

import io.github.visionfromtext.examples.command.DegradeCommand;
import io.github.visionfromtext.examples.command.DemoCommand;
import io.github.visionfromtext.examples.command.DoctorCommand;
import io.github.visionfromtext.examples.command.EvaluateCommand;
import io.github.visionfromtext.examples.command.GenerateCommand;
import io.github.visionfromtext.examples.command.RestoreCommand;
import io.github.visionfromtext.examples.command.checkup.CheckupCommand;
import io.github.visionfromtext.examples.command.render.RenderAllCommand;
import io.github.visionfromtext.examples.command.render.RenderCommand;
import io.github.visionfromtext.examples.command.train.TrainCommand;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Failures;
import io.github.visionfromtext.examples.terminal.Interruption;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code vft} command; what it does is in its subcommands. */
@Command(
        name = "vft",
        description = "Visual abilities of text-trained language models.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:it did what was asked",
            "  1:it could not; standard error says why",
            "  2:the command line is wrong",
            "130:cancelled by Ctrl-C; nothing half-written is left behind"
        })
public final class Vft implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    private Vft(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs one command and ends the process.
     *
     * @param arguments the command, its options and operands
     */
    @SuppressWarnings("try") // The interruption is there to be closed.
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.system();
        int exitCode;
        try (Interruption interruption = Interruption.cancels(terminal)) {
            exitCode = commandLine(terminal).execute(arguments);
        }
        if (exitCode == ExitCodes.OK && !terminal.delivered()) {
            terminal.err().println("vft: cannot write to standard output: its disk is full, or its reader is gone");
            exitCode = ExitCodes.FAILURE;
        }
        System.exit(exitCode);
    }

    static CommandLine commandLine(Terminal terminal) {
        CommandLine vft = new CommandLine(new Vft(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(new DegradeCommand(terminal))
                .addSubcommand(new EvaluateCommand(terminal))
                .addSubcommand(new GenerateCommand(terminal))
                .addSubcommand(new RenderCommand(terminal))
                .addSubcommand(new RenderAllCommand(terminal))
                .addSubcommand(CheckupCommand.commandLine(terminal))
                .addSubcommand(TrainCommand.commandLine(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true);
        new Failures(terminal).handle(vft);
        keepOrderOfOptions(vft);
        return vft;
    }

    /** What must be given first, what may be given after it, as the commands declare it; not by the alphabet. */
    private static void keepOrderOfOptions(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        command.getSubcommands().values().forEach(Vft::keepOrderOfOptions);
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Logs what is chosen and why, and shows where errors come from.")
    private void setVerbose(boolean wanted) {
        if (wanted) {
            terminal.beVerbose();
        }
    }

    /** A bare {@code vft} names no command: usage to standard error and the exit code of a usage error. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }
}
