package io.github.visionfromtext.image;

/**
 * Separable resizing of interleaved bytes in fixed point: first along rows, rounded to bytes, then along columns. Weights
 * carry 22 fractional bits, as in Pillow, so that the result is the same to the last bit.
 */
final class ByteResizer {
    /** 32 bits less 8 for the pixel less 2 for the overshoot of the cubic kernel. */
    private static final int FRACTION_BITS = 22;

    private static final int HALF = 1 << (FRACTION_BITS - 1);

    private ByteResizer() {}

    static byte[] resize(byte[] pixels, int width, int height, int newWidth, int newHeight, Resampling resampling) {
        byte[] wide = newWidth == width ? pixels : resizeRows(pixels, width, height, newWidth, resampling);
        return newHeight == height ? wide : resizeColumns(wide, newWidth, height, newHeight, resampling);
    }

    private static byte[] resizeRows(byte[] source, int width, int height, int newWidth, Resampling resampling) {
        ResamplingWeights table = ResamplingWeights.along(width, newWidth, resampling);
        int[][] weights = fixedPoint(table);
        byte[] target = new byte[height * newWidth * Image.CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < newWidth; x++) {
                int from = (y * width + table.start(x)) * Image.CHANNELS;
                convolve(source, from, Image.CHANNELS, weights[x], target, (y * newWidth + x) * Image.CHANNELS);
            }
        }
        return target;
    }

    private static byte[] resizeColumns(byte[] source, int width, int height, int newHeight, Resampling resampling) {
        ResamplingWeights table = ResamplingWeights.along(height, newHeight, resampling);
        int[][] weights = fixedPoint(table);
        int stride = width * Image.CHANNELS;
        byte[] target = new byte[newHeight * stride];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < stride; x += Image.CHANNELS) {
                convolve(source, table.start(y) * stride + x, stride, weights[y], target, y * stride + x);
            }
        }
        return target;
    }

    /** One RGB pixel from source pixels that lie {@code stride} bytes apart. */
    private static void convolve(byte[] source, int from, int stride, int[] weights, byte[] target, int to) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        int i = from;
        for (int weight : weights) {
            red += (source[i] & 0xff) * weight;
            green += (source[i + 1] & 0xff) * weight;
            blue += (source[i + 2] & 0xff) * weight;
            i += stride;
        }
        target[to] = toByte(red);
        target[to + 1] = toByte(green);
        target[to + 2] = toByte(blue);
    }

    private static byte toByte(int fixedPoint) {
        return (byte) Math.max(0, Math.min(255, fixedPoint >> FRACTION_BITS));
    }

    private static int[][] fixedPoint(ResamplingWeights table) {
        int[][] rounded = new int[table.size()][];
        for (int i = 0; i < rounded.length; i++) {
            double[] row = table.of(i);
            rounded[i] = new int[row.length];
            for (int j = 0; j < row.length; j++) {
                double scaled = row[j] * (1 << FRACTION_BITS);
                rounded[i][j] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
            }
        }
        return rounded;
    }
}
