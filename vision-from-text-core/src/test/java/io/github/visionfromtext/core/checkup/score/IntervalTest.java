package io.github.visionfromtext.core.checkup.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {
    /** For a mean of many numbers the bootstrap interval is near mean +- 1.96 deviation / sqrt(n). */
    @Test
    void theIntervalOfAMeanIsThatOfTheCentralLimitTheorem() {
        SplittableRandom random = new SplittableRandom(3);
        double[] sample = random.doubles(400, 0, 1).toArray();
        Interval interval = Interval.ofMean(sample, 0);
        double half = 1.96 * Math.sqrt(1 / 12.0 / 400);
        assertThat(interval.value()).isCloseTo(0.5, within(2 * half));
        assertThat(interval.high() - interval.value()).isCloseTo(half, within(0.15 * half));
        assertThat(interval.value() - interval.low()).isCloseTo(half, within(0.15 * half));
        assertThat(interval.count()).isEqualTo(400);
    }

    /** What numpy.percentile gives. */
    @Test
    void percentilesAreLinearBetweenNeighbours() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Interval.percentile(sorted, 50)).isEqualTo(3);
        assertThat(Interval.percentile(sorted, 2.5)).isCloseTo(1.075, within(1e-12));
        assertThat(Interval.percentile(sorted, 97.5)).isCloseTo(7.7, within(1e-12));
        assertThat(Interval.ofMedian(new double[] {8, 1, 4, 2}, 0).value()).isEqualTo(3);
    }

    @Test
    void theSeedDecidesAndAConstantHasNoSpread() {
        double[] sample = {1, 5, 2, 9};
        assertThat(Interval.ofMean(sample, 4)).isEqualTo(Interval.ofMean(sample, 4));
        assertThat(Interval.ofMedian(new double[] {7, 7, 7}, 0)).isEqualTo(new Interval(7, 7, 7, 3));
        assertThat(Interval.ofMean(new double[0], 0).value()).isNaN();
    }

    @Test
    void ratesHaveWilsonsIntervalAsSciPyHasIt() throws IOException {
        for (JsonNode expected : Fixtures.json("rates/rates.json").get("cases")) {
            int hits = expected.get("hits").asInt();
            int count = expected.get("count").asInt();
            Interval rate = Interval.ofRate(hits, count);
            assertThat(rate.value()).isEqualTo((double) hits / count);
            assertThat(rate.low()).isCloseTo(expected.get("low").asDouble(), within(1e-12));
            assertThat(rate.high()).isCloseTo(expected.get("high").asDouble(), within(1e-12));
            assertThat(rate.count()).isEqualTo(count);
        }
    }

    @Test
    void noMissInTenLeavesRoomForOne() {
        assertThat(Interval.ofRate(10, 10).low()).isLessThan(0.75);
        assertThat(Interval.ofRate(10, 10).high()).isEqualTo(1);
        assertThat(Interval.ofRate(0, 10).low()).isZero();
        assertThat(Interval.ofRate(0, 0).value()).isNaN();
    }

    @Test
    void whatIsNoRateIsRefused() {
        assertThatThrownBy(() -> Interval.ofRate(2, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Interval.ofRate(-1, 1)).isInstanceOf(InvalidInputException.class);
    }
}
