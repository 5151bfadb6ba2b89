package io.github.visionfromtext.core.checkup.score;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The fidelity of many drawings, each number with its {@link Interval}. The paper reports medians and does not say what
 * becomes of programs that give no picture; so all is told both ways.
 *
 * @param executable how many drawings gave a picture, from 0 to 1
 * @param executed of those alone
 * @param all of all drawings: one without a picture has the percentile 0 and is retrieved at no rank
 */
public record FidelitySummary(Interval executable, Scores executed, Scores all) {
    /**
     * Scores of a set of drawings; NaN for an empty set.
     *
     * @param median of the percentiles, 0 to 100
     * @param mean of the percentiles, 0 to 100
     * @param recallAt1 how often the true caption is the nearest, from 0 to 1
     * @param recallAt5 how often it is among the nearest five
     * @param recallAt10 how often it is among the nearest ten
     */
    public record Scores(Interval median, Interval mean, Interval recallAt1, Interval recallAt5, Interval recallAt10) {
        private static Scores of(List<Optional<Fidelity>> drawings, long seed) {
            double[] percentiles = each(drawings, Fidelity::percentile);
            return new Scores(
                    Interval.ofMedian(percentiles, seed),
                    Interval.ofMean(percentiles, seed),
                    recall(drawings, 1),
                    recall(drawings, 5),
                    recall(drawings, 10));
        }

        private static Interval recall(List<Optional<Fidelity>> drawings, int k) {
            int hits = (int) drawings.stream()
                    .flatMap(Optional::stream)
                    .filter(fidelity -> fidelity.rank() <= k)
                    .count();
            return Interval.ofRate(hits, drawings.size());
        }

        private static double[] each(List<Optional<Fidelity>> drawings, ToDoubleFunction<Fidelity> score) {
            return drawings.stream()
                    .mapToDouble(drawing -> drawing.map(score::applyAsDouble).orElse(Fidelity.FAILED))
                    .toArray();
        }
    }

    /**
     * Summarises.
     *
     * @param drawings the fidelity of each; empty where there was no picture
     * @param seed of the bootstrap
     */
    public static FidelitySummary of(List<Optional<Fidelity>> drawings, long seed) {
        List<Optional<Fidelity>> executed =
                drawings.stream().filter(Optional::isPresent).toList();
        return new FidelitySummary(
                Interval.ofRate(executed.size(), drawings.size()),
                Scores.of(executed, seed),
                Scores.of(drawings, seed));
    }
}
