package io.github.visionfromtext.examples.terminal;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Tells a terminal from a pipe. */
final class Consoles {
    private Consoles() {}

    /** Whether standard input and output are a terminal. Up to Java 21 there was no console without one. */
    static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Java 21 or older.
            return true;
        }
    }
}
