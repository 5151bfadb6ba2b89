package io.github.visionfromtext.backend.nd4j;

/**
 * How many threads one operation uses.
 *
 * @param count at least 1
 * @param reason why so many, in words
 */
record ThreadCount(int count, String reason) {
    /**
     * Chooses. OpenBLAS's threads wait for each other by spinning: on cores that others use, two are slower than one.
     *
     * @param wanted what the user asks for, 0 for automatic
     * @param engine what ND4J would use: the cores, or what the environment says
     * @param fixed whether the environment says so
     * @param load how many cores are busy, negative if unknown
     */
    static ThreadCount choose(int wanted, int engine, boolean fixed, double load) {
        if (wanted > 0) {
            return new ThreadCount(wanted, "asked for");
        }
        if (fixed) {
            return new ThreadCount(engine, "set by OMP_NUM_THREADS");
        }
        int busy = (int) Math.round(Math.max(0, load));
        return busy == 0
                ? new ThreadCount(engine, "the number of cores")
                : new ThreadCount(Math.max(1, engine - busy), "the cores of " + engine + " that others leave free");
    }
}
