package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.score.Interval;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much of what sentences say is true of their drawings.
 *
 * @param rate share of the facts that hold among those that were decided, from 0 to 1
 * @param undecided share of the facts that were not, among all
 * @param byKind the rate for each kind of fact that was decided at least once
 */
public record GeometryScores(Interval rate, Interval undecided, Map<FactKind, Interval> byKind) {
    public GeometryScores {
        Map<FactKind, Interval> ordered = new EnumMap<>(FactKind.class);
        ordered.putAll(byKind);
        byKind = Collections.unmodifiableMap(ordered);
    }

    /**
     * Counts findings.
     *
     * @param findings of any number of drawings
     */
    public static GeometryScores of(List<Finding> findings) {
        List<Finding> decided = findings.stream()
                .filter(finding -> finding.verdict() != Verdict.UNDECIDED)
                .toList();
        Map<FactKind, Interval> byKind = new EnumMap<>(FactKind.class);
        decided.stream()
                .collect(Collectors.groupingBy(Finding::kind))
                .forEach((kind, some) -> byKind.put(kind, rate(some)));
        Interval undecided = Interval.ofRate(findings.size() - decided.size(), findings.size());
        return new GeometryScores(rate(decided), undecided, byKind);
    }

    private static Interval rate(List<Finding> decided) {
        int holds = (int) decided.stream()
                .filter(finding -> finding.verdict() == Verdict.HOLDS)
                .count();
        return Interval.ofRate(holds, decided.size());
    }
}
