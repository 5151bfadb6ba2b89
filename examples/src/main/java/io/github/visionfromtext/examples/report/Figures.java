package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.score.Interval;
import java.util.Locale;

/** Numbers as words. */
final class Figures {
    private Figures() {}

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** {@code 81.2 [75.0, 88.1]}; a dash for an empty sample. */
    static String interval(Interval interval) {
        return interval.count() == 0
                ? "\u2013"
                : number(interval.value()) + " [" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    /** The same of a share, in percent. */
    static String share(Interval interval) {
        return interval.count() == 0
                ? "\u2013"
                : String.format(
                        Locale.ROOT,
                        "%.0f %% [%.0f, %.0f]",
                        100 * interval.value(),
                        100 * interval.low(),
                        100 * interval.high());
    }
}
