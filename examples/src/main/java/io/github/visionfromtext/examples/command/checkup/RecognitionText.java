package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.core.checkup.score.Interval;
import io.github.visionfromtext.core.checkup.score.RecognitionScores;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scores of recognition as lines of text, every number with its 95 % interval. */
final class RecognitionText {
    private final PrintWriter out;

    RecognitionText(PrintWriter out) {
        this.out = out;
    }

    void print(RecognitionScores scores, int names, DrawingLanguage language) {
        out.printf(
                Locale.ROOT,
                "%d drawings of %d things in %s%n",
                scores.accuracy().count(),
                names,
                language);
        line("recognised, %", scores.accuracy(), 100);
        line("unreadable replies, %", scores.unreadable(), 100);
        out.printf(Locale.ROOT, "  %-28s %.1f%n", "guessing, %", 100 * scores.chance());
    }

    /** The answers' ranks count for the replies that could be read alone. */
    void print(List<RecognitionRanks> ranks, int names, long seed) {
        out.printf(Locale.ROOT, "median percentile among %d names, chance 50%n", names);
        percentiles("true name, by the answer", ranks, RecognitionRanks::answer, seed);
        percentiles("answer, by the drawing", ranks, RecognitionRanks::answerToDrawing, seed);
        percentiles("true name, by the drawing", ranks, RecognitionRanks::drawing, seed);
    }

    private void percentiles(
            String name, List<RecognitionRanks> ranks, Function<RecognitionRanks, @Nullable Fidelity> rank, long seed) {
        double[] percentiles = ranks.stream()
                .map(rank)
                .filter(Objects::nonNull)
                .mapToDouble(Fidelity::percentile)
                .toArray();
        line(name + " (" + percentiles.length + ")", Interval.ofMedian(percentiles, seed), 1);
    }

    private void line(String name, Interval interval, double factor) {
        out.printf(
                Locale.ROOT,
                "  %-28s %.1f [%.1f, %.1f]%n",
                name,
                factor * interval.value(),
                factor * interval.low(),
                factor * interval.high());
    }
}
