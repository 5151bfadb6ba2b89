package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.score.FidelitySummary;
import io.github.visionfromtext.core.checkup.score.Interval;
import java.io.PrintWriter;
import java.util.Locale;

/** A summary of fidelity as lines of text, every number with its 95 % interval. */
final class FidelityText {
    private FidelityText() {}

    static void print(Category category, FidelitySummary summary, int candidates, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "fidelity, %s: percentile among %d captions, chance 50; R@k in %%, chance %.1f, %.1f, %.1f%n",
                category,
                candidates,
                chance(1, candidates),
                chance(5, candidates),
                chance(10, candidates));
        print("executed only", summary.executed(), out);
        print("failures as 0", summary.all(), out);
    }

    private static double chance(int k, int candidates) {
        return 100.0 * Math.min(k, candidates) / candidates;
    }

    private static void print(String name, FidelitySummary.Scores scores, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %s (%d): median %s, mean %s, R@1 %s, R@5 %s, R@10 %s%n",
                name,
                scores.mean().count(),
                text(scores.median(), 1),
                text(scores.mean(), 1),
                text(scores.recallAt1(), 100),
                text(scores.recallAt5(), 100),
                text(scores.recallAt10(), 100));
    }

    private static String text(Interval interval, double factor) {
        return interval.count() == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f [%.1f, %.1f]",
                        factor * interval.value(),
                        factor * interval.low(),
                        factor * interval.high());
    }
}
