package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;
import java.util.Collection;

/**
 * A score over a data set: every picture counts the same.
 *
 * @param count how many pictures, at least 1
 * @param mean arithmetic mean of the scores
 * @param standardDeviation of the scores themselves, with {@code count - 1} in the denominator; 0 for a single score
 */
public record MetricSummary(int count, double mean, double standardDeviation) {

    /**
     * Summarises scores.
     *
     * @throws InvalidInputException if there is no score or one is not a number
     */
    public static MetricSummary of(Collection<Double> scores) {
        return of(scores.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Summarises scores.
     *
     * @throws InvalidInputException if there is no score or one is not a number
     */
    public static MetricSummary of(double... scores) {
        if (scores.length == 0 || Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new InvalidInputException(
                    "cannot summarise " + Arrays.toString(scores) + ": expected at least one score, none of them NaN");
        }
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        double variance = scores.length == 1 ? 0 : squares / (scores.length - 1);
        return new MetricSummary(scores.length, mean, Math.sqrt(variance));
    }

    /** Standard error of the mean: how far the mean would move on another sample of pictures. */
    public double standardError() {
        return standardDeviation / Math.sqrt(count);
    }
}
