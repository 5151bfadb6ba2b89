package io.github.visionfromtext.core.restoration.tiling;

/**
 * Where tiles start along one axis, and the weight of each of a tile's positions. At every position of the picture the
 * weights of all tiles add up to 1, so the products of two axes do as well.
 */
final class TileAxis {
    private final int[] starts;
    private final float[][] weights;

    private TileAxis(int[] starts, float[][] weights) {
        this.starts = starts;
        this.weights = weights;
    }

    static TileAxis along(int length, int tileSize, int overlap) {
        int span = Math.max(0, length - tileSize);
        int stride = tileSize - overlap;
        int count = 1 + (span + stride - 1) / stride;
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = count == 1 ? 0 : (int) ((long) i * span / (count - 1));
        }
        return new TileAxis(starts, weights(starts, Math.max(length, tileSize), tileSize, overlap));
    }

    int count() {
        return starts.length;
    }

    int start(int tile) {
        return starts[tile];
    }

    /** From 0 to 1, for a position inside a tile. */
    float weight(int tile, int position) {
        return weights[tile][position];
    }

    private static float[][] weights(int[] starts, int length, int tileSize, int overlap) {
        double[] sums = new double[length];
        for (int start : starts) {
            for (int i = 0; i < tileSize; i++) {
                sums[start + i] += window(i, tileSize, overlap);
            }
        }
        float[][] weights = new float[starts.length][tileSize];
        for (int tile = 0; tile < starts.length; tile++) {
            for (int i = 0; i < tileSize; i++) {
                weights[tile][i] = (float) (window(i, tileSize, overlap) / sums[starts[tile] + i]);
            }
        }
        return weights;
    }

    /** 1 inside a tile, falling to nearly 0 over the overlap on both sides along a squared sine. */
    private static double window(int position, int tileSize, int overlap) {
        double distance = Math.min(position, tileSize - 1 - position) + 0.5;
        if (distance >= overlap) {
            return 1;
        }
        double sine = StrictMath.sin(Math.PI / 2 * distance / overlap);
        return sine * sine;
    }
}
