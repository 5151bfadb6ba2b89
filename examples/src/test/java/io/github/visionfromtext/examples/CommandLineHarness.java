package io.github.visionfromtext.examples;

import io.github.visionfromtext.examples.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs {@code vft} in this process, unwatched, and keeps what it printed. */
final class CommandLineHarness {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);

    /** Runs one command and returns its exit code. */
    int run(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(arguments[i]);
        }
        return Vft.commandLine(terminal).execute(words);
    }

    Terminal terminal() {
        return terminal;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
