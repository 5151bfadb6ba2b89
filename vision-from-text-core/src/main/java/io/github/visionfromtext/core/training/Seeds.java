package io.github.visionfromtext.core.training;

import java.util.SplittableRandom;

/** Random generators that depend on a list of numbers (seed, step, example) and on nothing else. */
public final class Seeds {
    private Seeds() {}

    /** One seed out of several numbers; the order counts. */
    public static long mix(long... parts) {
        long state = 0;
        for (long part : parts) {
            state = scramble(state + 0x9e3779b97f4a7c15L + scramble(part));
        }
        return state;
    }

    /** A generator for these numbers. */
    public static SplittableRandom random(long... parts) {
        return new SplittableRandom(mix(parts));
    }

    /** David Stafford's variant 13 of the MurmurHash3 finaliser: every bit in changes half the bits out. */
    private static long scramble(long z) {
        long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
