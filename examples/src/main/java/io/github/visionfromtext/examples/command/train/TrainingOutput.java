package io.github.visionfromtext.examples.command.train;

import io.github.visionfromtext.core.training.EvaluationPoint;
import io.github.visionfromtext.core.training.TrainingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What a training says when it is done. */
final class TrainingOutput {
    private TrainingOutput() {}

    static void print(Path folder, TrainingReport report, PrintWriter out) {
        Duration time = report.time();
        out.printf(
                Locale.ROOT,
                "%s: %d steps in %d:%02d:%02d, loss %.4g%n",
                folder,
                report.steps(),
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                report.loss());
        if (report.lostSteps() > 0) {
            out.println(report.lostSteps() + " steps were lost to gradients that were not finite");
        }
        if (!report.evaluations().isEmpty()) {
            EvaluationPoint last = report.evaluations().get(report.evaluations().size() - 1);
            last.scores().forEach((name, score) -> out.printf(Locale.ROOT, "  %s %.4f%n", name, score));
        }
    }
}
