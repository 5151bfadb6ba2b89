package io.github.visionfromtext.image;

import java.util.Arrays;

/**
 * For every position of a resized axis, which source positions it is made of and how much of each: weights that add up to 1.
 */
final class ResamplingWeights {
    private final int[] starts;
    private final double[][] weights;

    private ResamplingWeights(int[] starts, double[][] weights) {
        this.starts = starts;
        this.weights = weights;
    }

    static ResamplingWeights along(int sourceSize, int targetSize, Resampling resampling) {
        double scale = (double) sourceSize / targetSize;
        double stretch = Math.max(1, scale);
        double support = resampling.support() * stretch;
        int[] starts = new int[targetSize];
        double[][] weights = new double[targetSize][];
        for (int target = 0; target < targetSize; target++) {
            double centre = (target + 0.5) * scale;
            int start = Math.max(0, (int) (centre - support + 0.5));
            int end = Math.min(sourceSize, (int) (centre + support + 0.5));
            // Multiplying by the reciprocal, not dividing: Pillow does, and its last bit decides some bytes.
            double shrink = 1 / stretch;
            double[] row = new double[end - start];
            for (int i = 0; i < row.length; i++) {
                row[i] = resampling.weight((i + start - centre + 0.5) * shrink);
            }
            double sum = Arrays.stream(row).reduce(0, Double::sum);
            for (int i = 0; i < row.length; i++) {
                row[i] /= sum;
            }
            starts[target] = start;
            weights[target] = row;
        }
        return new ResamplingWeights(starts, weights);
    }

    /** How many target positions there are. */
    int size() {
        return starts.length;
    }

    /** The first source position a target position is made of. */
    int start(int target) {
        return starts[target];
    }

    /** The weights of the source positions from {@link #start} on; not to be changed. */
    double[] of(int target) {
        return weights[target];
    }
}
