package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A statistic of a sample with a 95 % interval.
 *
 * <p>Of means and medians it is the percentile bootstrap's: 2,000 samples as large as the given one are drawn from it with
 * replacement, and the 2.5th and 97.5th percentiles of their statistics are the bounds. Of rates it is Wilson's score interval
 * (1927), since a bootstrap of a sample without a single miss, or without a hit, knows no spread however small the sample is.
 *
 * @param value of the sample itself; NaN for an empty one, as the bounds are
 * @param low lower bound
 * @param high upper bound
 * @param count size of the sample
 */
public record Interval(double value, double low, double high, int count) {
    private static final int RESAMPLES = 2000;

    /** The 97.5th percentile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final Interval EMPTY = new Interval(Double.NaN, Double.NaN, Double.NaN, 0);

    /** The mean. */
    public static Interval ofMean(double[] sample, long seed) {
        return of(sample, Interval::mean, seed);
    }

    /** The median, which for an even count is the mean of the middle two: what the paper reports of percentiles. */
    public static Interval ofMedian(double[] sample, long seed) {
        return of(sample, Interval::median, seed);
    }

    /**
     * How often a condition holds, from 0 to 1. With p = hits / n and z = 1.96 the bounds are
     *
     * <pre>(p + z&sup2;/2n &plusmn; z sqrt(p (1 - p) / n + z&sup2;/4n&sup2;)) / (1 + z&sup2;/n)</pre>
     *
     * @throws InvalidInputException if there are fewer than no hits, or more than {@code count}
     */
    public static Interval ofRate(int hits, int count) {
        if (hits < 0 || hits > count) {
            throw new InvalidInputException(hits + " of " + count + " is no rate");
        }
        if (count == 0) {
            return EMPTY;
        }
        double rate = (double) hits / count;
        double scale = Z * Z / count;
        double centre = (rate + scale / 2) / (1 + scale);
        double half = Math.sqrt(scale * (rate * (1 - rate) + scale / 4)) / (1 + scale);
        // At the ends rounding would leave the bounds an ulp away from 0 and 1, which they are.
        return new Interval(rate, hits == 0 ? 0 : centre - half, hits == count ? 1 : centre + half, count);
    }

    private static Interval of(double[] sample, ToDoubleFunction<double[]> statistic, long seed) {
        if (sample.length == 0) {
            return EMPTY;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] statistics = new double[RESAMPLES];
        double[] drawn = new double[sample.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int k = 0; k < drawn.length; k++) {
                drawn[k] = sample[random.nextInt(sample.length)];
            }
            statistics[i] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(statistics);
        return new Interval(
                statistic.applyAsDouble(sample),
                percentile(statistics, 2.5),
                percentile(statistics, 97.5),
                sample.length);
    }

    private static double mean(double[] sample) {
        return Arrays.stream(sample).average().orElseThrow();
    }

    private static double median(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return percentile(sorted, 50);
    }

    /** Of sorted numbers, linear between neighbours: NumPy's default. */
    static double percentile(double[] sorted, double percent) {
        double place = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
