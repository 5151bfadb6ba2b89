package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.drawing.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a program as the page shows it.
 *
 * @param number from 1
 * @param mark {@code error} or {@code warning} where something is wrong, else empty
 * @param notes what is wrong
 */
public record CodeLine(int number, String text, String mark, List<String> notes) {
    static final int MOST_LINES = 400;

    /** The lines of a program; of a very long one the first. */
    static List<CodeLine> of(String program, List<Diagnostic> diagnostics) {
        List<CodeLine> lines = new ArrayList<>();
        program.lines().limit(MOST_LINES).forEach(text -> {
            int number = lines.size() + 1;
            List<Diagnostic> here =
                    diagnostics.stream().filter(note -> note.line() == number).toList();
            lines.add(new CodeLine(
                    number,
                    Visible.text(text),
                    mark(here),
                    here.stream().map(note -> Visible.text(note.message())).toList()));
        });
        return lines;
    }

    private static String mark(List<Diagnostic> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        return notes.stream().anyMatch(note -> note.severity() == Diagnostic.Severity.ERROR) ? "error" : "warning";
    }
}
