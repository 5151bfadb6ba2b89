package io.github.visionfromtext.examples.terminal;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.VisionFromTextException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one line on standard error, and ends with the exit code for it. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler, IExecutionStrategy {
    private final Terminal terminal;

    public Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Makes a command line fail in this way. */
    public void handle(CommandLine commandLine) {
        commandLine
                .setExecutionStrategy(this)
                .setExecutionExceptionHandler(this)
                .setParameterExceptionHandler(this);
    }

    /** Runs the command; errors of the JVM become exceptions of it, which picocli would let through. */
    @Override
    public int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), "", outOfMemory(e));
        }
    }

    private static VisionFromTextException outOfMemory(OutOfMemoryError e) {
        return new VisionFromTextException(
                "memory ran out (" + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB of heap): give more with VFT_JAVA_OPTS=-Xmx4g, or a smaller batch or picture",
                e);
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = terminal.err();
        if (terminal.verbose()) {
            thrown.printStackTrace(err);
        }
        if (thrown instanceof CancelledException) {
            err.println("vft: cancelled: " + thrown.getMessage());
            return ExitCodes.CANCELLED;
        }
        if (thrown instanceof VisionFromTextException) {
            err.println("vft: " + thrown.getMessage());
        } else {
            err.println("vft: internal error: " + thrown + (terminal.verbose() ? "" : " (--verbose shows where)"));
        }
        return ExitCodes.FAILURE;
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        PrintWriter err = terminal.err();
        CommandLine command = thrown.getCommandLine();
        err.println("vft: " + thrown.getMessage());
        UnmatchedArgumentException.printSuggestions(thrown, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }
}
