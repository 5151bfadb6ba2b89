package io.github.visionfromtext.core.metrics.fid;

import io.github.visionfromtext.image.Image;

/**
 * Bilinear interpolation as PyTorch's {@code interpolate} does it with {@code align_corners=False}: between the two nearest
 * pixels in each direction, whatever the scale. Shrinking therefore skips pixels, which {@link Image#resize} does not; FID has
 * always been measured so, and is another number with the other.
 */
final class InterpolatedPixels {
    private InterpolatedPixels() {}

    /**
     * A picture stretched to a square.
     *
     * @return {@code [size * size, 3]} in raster order, scaled from 0..1 to -1..1
     */
    static float[] square(Image picture, int size) {
        Axis rows = new Axis(picture.height(), size);
        Axis columns = new Axis(picture.width(), size);
        float[] pixels = picture.toInterleaved();
        float[] square = new float[size * size * Image.CHANNELS];
        int next = 0;
        for (int y = 0; y < size; y++) {
            int first = rows.first[y] * picture.width();
            int second = rows.second[y] * picture.width();
            for (int x = 0; x < size; x++) {
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    double above = columns.between(pixels, first, x, channel);
                    double below = columns.between(pixels, second, x, channel);
                    square[next++] = (float) (2 * (above + rows.share[y] * (below - above)) - 1);
                }
            }
        }
        return square;
    }

    /** Between which two of the old pixels each of the new ones lies, and how far towards the second. */
    private static final class Axis {
        private final int[] first;
        private final int[] second;
        private final double[] share;

        Axis(int length, int newLength) {
            first = new int[newLength];
            second = new int[newLength];
            share = new double[newLength];
            for (int i = 0; i < newLength; i++) {
                double place = Math.max(0, (i + 0.5) * length / newLength - 0.5);
                first[i] = Math.min((int) place, length - 1);
                second[i] = Math.min(first[i] + 1, length - 1);
                share[i] = place - first[i];
            }
        }

        double between(float[] pixels, int row, int i, int channel) {
            double left = pixels[(row + first[i]) * Image.CHANNELS + channel];
            double right = pixels[(row + second[i]) * Image.CHANNELS + channel];
            return left + share[i] * (right - left);
        }
    }
}
