package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;
import java.util.Arrays;

/**
 * Structural similarity (Wang et al. 2004) of both pictures rounded to 8 bits: a Gaussian window of 11x11 and sigma 1.5,
 * variances as {@code E[x^2] - E[x]^2}, C1 = (0.01 * 255)^2, C2 = (0.03 * 255)^2, averaged over the positions whose window
 * lies inside the picture, then over the three channels. From -1 to 1; equal pictures score 1.
 *
 * @param border pixels cut off each side first, at least 0
 */
public record Ssim(int border) implements ImageSimilarity {
    /** Four pixels cut off each side: the definition of LM4LV's evaluation. */
    public static final Ssim LM4LV = new Ssim(4);

    private static final int WINDOW = 11;
    private static final double[] GAUSSIAN = gaussian(1.5);
    private static final double C1 = 0.01 * 255 * (0.01 * 255);
    private static final double C2 = 0.03 * 255 * (0.03 * 255);

    public Ssim {
        Borders.requireValid(border);
    }

    @Override
    public String name() {
        return "ssim";
    }

    /** @throws InvalidInputException if the sizes differ or less than 11x11 pixels are left inside the border */
    @Override
    public double score(Image reference, Image picture) {
        Borders.requireComparable(reference, picture, border, WINDOW);
        Image expected = Borders.cut(reference, border);
        byte[] x = expected.to8Bit();
        byte[] y = Borders.cut(picture, border).to8Bit();
        double sum = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            sum += channelScore(plane(x, channel), plane(y, channel), expected.width());
        }
        return sum / Image.CHANNELS;
    }

    private static double channelScore(double[] x, double[] y, int width) {
        double[] meanX = windowMeans(x, width);
        double[] meanY = windowMeans(y, width);
        double[] meanXx = windowMeans(product(x, x), width);
        double[] meanYy = windowMeans(product(y, y), width);
        double[] meanXy = windowMeans(product(x, y), width);
        double sum = 0;
        for (int i = 0; i < meanX.length; i++) {
            double mx = meanX[i];
            double my = meanY[i];
            double luminance = (2 * mx * my + C1) / (mx * mx + my * my + C1);
            double contrastAndStructure =
                    (2 * (meanXy[i] - mx * my) + C2) / (meanXx[i] - mx * mx + meanYy[i] - my * my + C2);
            sum += luminance * contrastAndStructure;
        }
        return sum / meanX.length;
    }

    /** Gaussian-weighted means of every window inside the plane: first along rows, then along columns. */
    private static double[] windowMeans(double[] plane, int width) {
        int height = plane.length / width;
        int newWidth = width - WINDOW + 1;
        double[] rows = new double[height * newWidth];
        for (int y = 0; y < height; y++) {
            for (int tap = 0; tap < WINDOW; tap++) {
                double weight = GAUSSIAN[tap];
                for (int x = 0; x < newWidth; x++) {
                    rows[y * newWidth + x] += weight * plane[y * width + x + tap];
                }
            }
        }
        double[] means = new double[(height - WINDOW + 1) * newWidth];
        for (int tap = 0; tap < WINDOW; tap++) {
            double weight = GAUSSIAN[tap];
            for (int i = 0; i < means.length; i++) {
                means[i] += weight * rows[i + tap * newWidth];
            }
        }
        return means;
    }

    private static double[] plane(byte[] interleaved, int channel) {
        double[] plane = new double[interleaved.length / Image.CHANNELS];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = interleaved[i * Image.CHANNELS + channel] & 0xff;
        }
        return plane;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double[] gaussian(double sigma) {
        double[] weights = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            double distance = i - WINDOW / 2;
            weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
