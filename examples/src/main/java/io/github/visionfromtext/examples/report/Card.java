package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attempt as the page shows it.
 *
 * @param label what tells it from its neighbours
 * @param alt what the picture is of
 * @param picture its address, which is the picture itself; empty if there is none
 * @param ok whether there is a whole picture
 * @param outcome in a word
 * @param percentile what the judge said; empty if nobody judged
 * @param complaint the first thing that is wrong
 * @param remarks diagnostics without a line, and repairs
 * @param code the program
 * @param rest how many of its lines are not shown
 */
public record Card(
        String label,
        String alt,
        String picture,
        boolean ok,
        String outcome,
        String percentile,
        String complaint,
        List<String> remarks,
        List<CodeLine> code,
        long rest) {

    static Card of(String label, Attempt attempt, Optional<Image> image) {
        List<Diagnostic> diagnostics = attempt.diagnostics();
        return new Card(
                Visible.text(label),
                Visible.text(attempt.concept() + ", " + label),
                image.map(Inlined::png).orElse(""),
                attempt.isOk(),
                Visible.text(attempt.outcome()),
                attempt.fidelity() == null ? "" : Figures.number(attempt.fidelity()),
                attempt.isOk() || diagnostics.isEmpty()
                        ? ""
                        : Visible.text(diagnostics.get(0).toString()),
                remarks(attempt),
                CodeLine.of(attempt.program(), diagnostics),
                Math.max(0, attempt.program().lines().count() - CodeLine.MOST_LINES));
    }

    private static List<String> remarks(Attempt attempt) {
        List<String> remarks = new ArrayList<>();
        attempt.diagnostics().stream()
                .filter(note -> note.line() == Diagnostic.UNKNOWN)
                .forEach(note -> remarks.add(Visible.text(note.message())));
        attempt.repairs().forEach(repair -> remarks.add("repaired: " + Visible.text(repair)));
        return remarks;
    }
}
