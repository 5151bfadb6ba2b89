package io.github.visionfromtext.core.restoration.degradation;

/**
 * Random numbers that never change: SplitMix64 (Steele, Lea and Flood 2014) and the transform of Box and Muller (1958).
 *
 * <p>The JDK promises neither for its own generators across releases, and {@code Math.log} and {@code Math.cos} may differ in
 * the last bit between platforms; {@code StrictMath} may not.
 */
final class StableRandom {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;
    private double spareGaussian = Double.NaN;

    StableRandom(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in [least, greatest). */
    double nextDouble(double least, double greatest) {
        return least + nextDouble() * (greatest - least);
    }

    /** Uniform in [0, bound); the bias of a 53-bit fraction is far below one pixel in any picture. */
    int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** Mean 0, standard deviation 1. */
    double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double gaussian = spareGaussian;
            spareGaussian = Double.NaN;
            return gaussian;
        }
        // 1 - u lies in (0, 1], where the logarithm is finite.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        double angle = 2 * Math.PI * nextDouble();
        spareGaussian = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }
}
