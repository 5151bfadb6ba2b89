package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.score.Interval;

/**
 * An interval as words and as a bar from 0 to 100.
 *
 * @param text value and bounds
 * @param shown whether there is anything to draw
 */
public record Bar(String text, boolean shown, double value, double low, double width) {
    /** Of a share from 0 to 1. */
    static Bar ofShare(Interval interval) {
        return of(Figures.share(interval), interval, 100);
    }

    /** Of a number from 0 to 100. */
    static Bar ofPercentile(Interval interval) {
        return of(Figures.interval(interval), interval, 1);
    }

    private static Bar of(String text, Interval interval, double factor) {
        return interval.count() == 0
                ? new Bar(text, false, 0, 0, 0)
                : new Bar(
                        text,
                        true,
                        factor * interval.value(),
                        factor * interval.low(),
                        factor * (interval.high() - interval.low()));
    }
}
