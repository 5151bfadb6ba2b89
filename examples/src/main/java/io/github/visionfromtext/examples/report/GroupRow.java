package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.report.GroupScores;
import io.github.visionfromtext.core.checkup.score.FidelitySummary;
import io.github.visionfromtext.core.checkup.score.Interval;
import io.github.visionfromtext.drawing.RenderStatus;
import java.util.List;
import java.util.Map;

/** A row of the table by language and category. */
public record GroupRow(
        String model,
        String category,
        String language,
        int drawings,
        Bar executable,
        Bar executed,
        String all,
        String recall,
        List<Chip> outcomes,
        List<String> others) {
    private static final Interval NONE = Interval.ofMean(new double[0], 0);

    /** An outcome and how often it was. */
    public record Chip(String name, int count, boolean ok) {
        static Chip of(Map.Entry<String, Integer> outcome) {
            return new Chip(
                    Visible.text(outcome.getKey()),
                    outcome.getValue(),
                    outcome.getKey().equals(RenderStatus.OK.name()));
        }
    }

    /**
     * A row.
     *
     * @param others the names of other scores, one column each
     */
    static GroupRow of(GroupScores group, List<String> others) {
        FidelitySummary fidelity = group.fidelity();
        return new GroupRow(
                Visible.text(group.model()),
                group.category().toString(),
                Visible.text(group.language()),
                group.drawings(),
                Bar.ofShare(group.executable()),
                Bar.ofPercentile(fidelity == null ? NONE : fidelity.executed().median()),
                fidelity == null ? "" : Figures.interval(fidelity.all().median()),
                fidelity == null ? "" : Figures.share(fidelity.all().recallAt10()),
                group.outcomes().entrySet().stream().map(Chip::of).toList(),
                others.stream()
                        .map(name -> Figures.share(group.scores().getOrDefault(name, NONE)))
                        .toList());
    }
}
