package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Realism;
import io.github.visionfromtext.core.metrics.fid.InceptionFeatures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A row of the table of drawings as a set.
 *
 * @param score what was measured
 * @param value the number, with its interval if it has one
 * @param of what it was measured on
 */
public record SetRow(String run, String score, String value, String of) {
    static List<SetRow> of(Run run) {
        String name = Visible.text(run.name());
        return Stream.concat(
                        run.scores().diversity().stream().map(diversity -> of(name, diversity)),
                        run.scores().realism().stream().map(realism -> of(name, realism)))
                .toList();
    }

    private static SetRow of(String run, Diversity diversity) {
        return new SetRow(
                run,
                "diversity, " + Visible.text(diversity.distance()),
                String.format(
                        Locale.ROOT,
                        "%.3f [%.3f, %.3f]",
                        diversity.mean().value(),
                        diversity.mean().low(),
                        diversity.mean().high()),
                diversity.pairs() + " pairs of " + diversity.mean().count() + " concepts");
    }

    private static SetRow of(String run, Realism realism) {
        boolean fid = realism.features().equals(InceptionFeatures.NAME);
        return new SetRow(
                run,
                fid ? "realism, FID" : "realism, Fr\u00e9chet distance of " + Visible.text(realism.features()),
                String.format(Locale.ROOT, fid ? "%.1f" : "%.4f", realism.distance()),
                realism.count() + " drawings, as many photographs");
    }
}
