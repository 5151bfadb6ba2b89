package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Realism;
import io.github.visionfromtext.core.metrics.fid.InceptionFeatures;
import java.io.PrintWriter;
import java.util.Locale;

/** Scores of a set of drawings as lines of text. */
final class SetScoresText {
    private SetScoresText() {}

    static void print(SetScores scores, PrintWriter out) {
        for (Diversity diversity : scores.diversity()) {
            out.printf(
                    Locale.ROOT,
                    "diversity: %s %.4f [%.4f, %.4f] over %d concepts, %d pairs%n",
                    diversity.distance(),
                    diversity.mean().value(),
                    diversity.mean().low(),
                    diversity.mean().high(),
                    diversity.mean().count(),
                    diversity.pairs());
        }
        for (Realism realism : scores.realism()) {
            String what = realism.features().equals(InceptionFeatures.NAME)
                    ? InceptionFeatures.NAME
                    : "no FID but the Frechet distance of " + realism.features();
            out.printf(
                    Locale.ROOT,
                    "realism: %s %.4f between %d drawings and as many photographs%n",
                    what,
                    realism.distance(),
                    realism.count());
        }
    }
}
