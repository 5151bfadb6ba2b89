package io.github.visionfromtext.image;

import java.util.Arrays;

/** Separable resizing of planar floats: first along rows, then along columns, each sum in double precision. */
final class FloatResizer {
    private FloatResizer() {}

    static float[] resize(float[] planar, int width, int height, int newWidth, int newHeight, Resampling resampling) {
        float[] wide = newWidth == width ? planar : resizeRows(planar, width, newWidth, resampling);
        return newHeight == height
                ? wide == planar ? planar.clone() : wide
                : resizeColumns(wide, newWidth, height, newHeight, resampling);
    }

    private static float[] resizeRows(float[] source, int width, int newWidth, Resampling resampling) {
        ResamplingWeights table = ResamplingWeights.along(width, newWidth, resampling);
        int rows = source.length / width;
        float[] target = new float[rows * newWidth];
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < newWidth; x++) {
                int from = row * width + table.start(x);
                double sum = 0;
                for (double weight : table.of(x)) {
                    sum += source[from++] * weight;
                }
                target[row * newWidth + x] = (float) sum;
            }
        }
        return target;
    }

    private static float[] resizeColumns(float[] source, int width, int height, int newHeight, Resampling resampling) {
        ResamplingWeights table = ResamplingWeights.along(height, newHeight, resampling);
        float[] target = new float[Image.CHANNELS * newHeight * width];
        double[] sums = new double[width];
        for (int row = 0; row < Image.CHANNELS * newHeight; row++) {
            int y = row % newHeight;
            int from = (row / newHeight * height + table.start(y)) * width;
            Arrays.fill(sums, 0);
            for (double weight : table.of(y)) {
                for (int x = 0; x < width; x++) {
                    sums[x] += source[from++] * weight;
                }
            }
            for (int x = 0; x < width; x++) {
                target[row * width + x] = (float) sums[x];
            }
        }
        return target;
    }
}
