package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.report.CorrectionSummary;
import io.github.visionfromtext.core.checkup.report.CorrectionSummary.Control;
import io.github.visionfromtext.core.checkup.report.CorrectionSummary.Round;
import io.github.visionfromtext.core.checkup.score.Interval;
import java.io.PrintWriter;
import java.util.Locale;

/** What correction achieved as lines of text, every number with its 95 % interval. */
final class CorrectionText {
    private CorrectionText() {}

    static void print(CorrectionSummary summary, int concepts, PrintWriter out) {
        out.printf("%d concepts; of all, in %%, how many had a whole picture by a round%n", concepts);
        for (Round round : summary.rounds()) {
            out.printf("  round %d: %s", round.number(), text(round.drawn(), 100));
            if (round.last().count() > 0) {
                out.printf(", mean percentile last good %s, best %s", text(round.last(), 1), text(round.best(), 1));
            }
            out.println();
        }
        Control control = summary.control();
        if (control != null) {
            out.printf(
                    "  redraws: mean percentile last %s, best %s%n", text(control.last(), 1), text(control.best(), 1));
            out.printf(
                    "  correction over redraws: last %s, best %s%n",
                    text(control.lastGain(), 1), text(control.bestGain(), 1));
        }
    }

    private static String text(Interval interval, double factor) {
        return String.format(
                Locale.ROOT,
                "%.1f [%.1f, %.1f]",
                factor * interval.value(),
                factor * interval.low(),
                factor * interval.high());
    }
}
