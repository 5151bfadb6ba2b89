package io.github.visionfromtext.examples.command.render;

import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.util.Locale;

/** A rendering for a person. */
record RenderingText(Terminal terminal) {

    /** Says what became of a program: how it ended to standard output, what is wrong with it to standard error. */
    void print(String subject, Rendering rendering) {
        terminal.out()
                .println(subject + ": " + rendering.status() + ", "
                        + rendering.time().toMillis() + " ms");
        rendering.repairs().forEach(repair -> terminal.err().println("  repaired: " + repair));
        rendering.diagnostics().forEach(diagnostic -> terminal.err()
                .println("  " + diagnostic.severity().name().toLowerCase(Locale.ROOT) + ": " + diagnostic));
        terminal.err().flush();
    }
}
