package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.CorrectionSummary;
import io.github.visionfromtext.core.checkup.report.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scores by round of the corrections of a run. */
public record RoundTable(String title, boolean judged, List<Row> rows, List<String> control) {
    /** A round. */
    public record Row(int number, Bar drawn, Bar last, Bar best) {}

    static Optional<RoundTable> of(Run run, long seed) {
        List<Attempt> corrections = run.attempts().stream()
                .filter(attempt -> attempt.series() != Series.DRAW)
                .toList();
        if (corrections.isEmpty()) {
            return Optional.empty();
        }
        CorrectionSummary summary = CorrectionSummary.of(corrections, seed);
        CorrectionSummary.Control control = summary.control();
        return Optional.of(new RoundTable(
                title(run, corrections),
                summary.rounds().stream().anyMatch(round -> round.last().count() > 0),
                summary.rounds().stream()
                        .map(round -> new Row(
                                round.number(),
                                Bar.ofShare(round.drawn()),
                                Bar.ofPercentile(round.last()),
                                Bar.ofPercentile(round.best())))
                        .toList(),
                control == null
                        ? List.of()
                        : Stream.of(control.last(), control.best(), control.lastGain(), control.bestGain())
                                .map(Figures::interval)
                                .toList()));
    }

    private static String title(Run run, List<Attempt> corrections) {
        String who = corrections.stream()
                .map(attempt -> attempt.model() + ", " + attempt.language())
                .distinct()
                .collect(Collectors.joining("; "));
        return Visible.text(run.name() + ": " + who);
    }
}
