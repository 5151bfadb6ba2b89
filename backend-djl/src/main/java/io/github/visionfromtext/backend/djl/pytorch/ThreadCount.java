package io.github.visionfromtext.backend.djl.pytorch;

import java.util.Locale;

/**
 * How many threads one operation uses.
 *
 * @param count at least 1
 * @param reason why so many, in words
 */
record ThreadCount(int count, String reason) {
    /**
     * Chooses. Threads of one operation wait for each other by spinning: with more of them than free cores a step takes ten
     * times as long, so cores that others are using are left to them.
     *
     * @param wanted what the user asks for, 0 for automatic
     * @param engine what the engine would use: the cores, or what the environment says
     * @param fixed whether the environment says so
     * @param load how many cores are busy, negative if unknown
     */
    static ThreadCount choose(int wanted, int engine, boolean fixed, double load) {
        if (wanted > 0) {
            return new ThreadCount(wanted, "asked for");
        }
        int busy = (int) Math.round(Math.max(0, load));
        if (fixed || busy == 0) {
            return new ThreadCount(engine, fixed ? "set by the environment" : "the number of cores");
        }
        return new ThreadCount(
                Math.max(1, engine - busy),
                String.format(Locale.ROOT, "the cores left free, at a load of %.1f on %d", load, engine));
    }
}
