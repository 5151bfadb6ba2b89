package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;

/**
 * Deblur: a Gaussian blur. Our choice: the standard deviation follows from the window as in OpenCV,
 * {@code 0.3 ((window - 1) / 2 - 1) + 0.8}, and the border is mirrored without repeating the edge pixel. (OpenCV itself
 * replaces the formula by rounded tables up to a window of 7; they differ by 2 % of the centre weight.)
 *
 * @param window width of the kernel in pixels, odd, up to 99; 1 leaves the picture as it is. The paper draws it from 1, 3, 5, 7
 */
public record GaussianBlur(Strength window) implements Degradation {
    /** The paper's windows. */
    public static final GaussianBlur PAPER = new GaussianBlur(Strength.oneOf(1, 3, 5, 7));

    public GaussianBlur {
        window.requireWithin("blur window", 1, 99);
        boolean odd = window instanceof Strength.Choice choice
                ? choice.values().stream().allMatch(GaussianBlur::isOdd)
                : window.least() == window.greatest() && isOdd(window.least());
        if (!odd) {
            throw new InvalidInputException("blur window " + window + ": expected odd numbers, fixed or one of a list");
        }
    }

    @Override
    public String name() {
        return "deblur";
    }

    @Override
    public String strengthUnit() {
        return "blur window (pixels)";
    }

    @Override
    public DegradedImage apply(Image clean, long seed) {
        int size = (int) window.at(new StableRandom(seed).nextDouble());
        double[] kernel = kernel(size);
        int width = clean.width();
        int height = clean.height();
        float[] rows = convolve(clean.toPlanar(), width, 1, kernel);
        float[] blurred = convolve(rows, height, width, kernel);
        return DegradedImage.restoration(clean, Image.ofPlanar(width, height, blurred), size);
    }

    /** Normalised weights of a window. */
    static double[] kernel(int size) {
        double sigma = 0.3 * ((size - 1) * 0.5 - 1) + 0.8;
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double distance = i - (size - 1) / 2;
            weights[i] = StrictMath.exp(-distance * distance / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Convolves along an axis of {@code length} positions that lie {@code stride} values apart. */
    private static float[] convolve(float[] source, int length, int stride, double[] kernel) {
        float[] target = new float[source.length];
        int radius = kernel.length / 2;
        for (int i = 0; i < source.length; i++) {
            int position = i / stride % length;
            int start = i - position * stride;
            double sum = 0;
            for (int tap = 0; tap < kernel.length; tap++) {
                sum += kernel[tap] * source[start + mirror(position + tap - radius, length) * stride];
            }
            target[i] = (float) sum;
        }
        return target;
    }

    /** The position inside [0, length) that a position outside is a reflection of: 3 2 1 | 0 1 2 3 | 2 1 0. */
    private static int mirror(int position, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int wrapped = Math.floorMod(position, period);
        return Math.min(wrapped, period - wrapped);
    }

    private static boolean isOdd(double value) {
        return value % 2 == 1;
    }
}
