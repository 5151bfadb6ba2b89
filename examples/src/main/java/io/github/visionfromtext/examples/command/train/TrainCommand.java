package io.github.visionfromtext.examples.command.train;

import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vft train}; what it trains is in its subcommands. */
@Command(
        name = "train",
        description = "Trains the models that come with the library, or others of your own. Ctrl-C saves; the same"
                + " command goes on where it was, and so it does after a kill.",
        synopsisSubcommandLabel = "WHAT",
        footerHeading = "%nExamples:%n",
        footer = {"  vft train mae --photos photos/train --valid photos/valid --out mini-mae", "  vft train mae --help"
        })
public final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    private TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command and what is below it. */
    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new TrainCommand(terminal))
                .addSubcommand(new TrainMaeCommand(terminal))
                .addSubcommand(new TrainLmCommand(terminal))
                .addSubcommand(new TrainAdapterCommand(terminal))
                .addSubcommand(new TrainSpaceCommand(terminal));
    }

    /** A bare {@code vft train} does not say what. */
    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return ExitCodes.USAGE;
    }
}
