package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Level;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Scores;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/** Scores for a person: a row for each level of strength and one for all, a column for each method. */
public final class ScoreTable {
    private ScoreTable() {}

    /** Prints the table; {@code unit} is what strength is measured in. */
    public static void print(EvaluationReport report, String unit, PrintWriter out) {
        out.printf(Locale.ROOT, "%s: %d pictures, PSNR in dB and SSIM, by %s%n", report.task(), report.images(), unit);
        out.printf(Locale.ROOT, "%-20s %8s", "", "pictures");
        report.overall().keySet().forEach(method -> out.printf(Locale.ROOT, "  %-14s", method));
        out.println();
        for (Level level : report.levels()) {
            String range = level.name() + " (" + number(level.from()) + " to " + number(level.to()) + ")";
            row(range, level.images(), level.scores(), out);
        }
        row("all", report.images(), report.overall(), out);
    }

    private static void row(String name, int images, Map<String, Scores> scores, PrintWriter out) {
        out.printf(Locale.ROOT, "%-20s %8d", name, images);
        scores.values().forEach(score -> out.printf(Locale.ROOT, "  %5.2f / %.3f ", score.psnr(), score.ssim()));
        out.println();
    }

    private static String number(double value) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
