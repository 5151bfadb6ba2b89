package io.github.visionfromtext.examples;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code vft} command; what it does is in its subcommands. */
@Command(
        name = "vft",
        description = "Visual abilities of text-trained language models.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Vft implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private Vft() {}

    /**
     * Runs one command and ends the process.
     *
     * @param arguments the command, its options and operands
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Vft());
    }

    /** A bare {@code vft} names no command: usage to standard error and the exit code of a usage error. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
