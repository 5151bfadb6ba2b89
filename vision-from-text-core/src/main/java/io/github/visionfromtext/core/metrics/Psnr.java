package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;

/**
 * Peak signal-to-noise ratio in decibels: {@code 20 log10(255 / sqrt(MSE))} over all pixels and channels of both pictures
 * rounded to 8 bits, or {@value #EQUAL} when they are equal there.
 *
 * @param border pixels cut off each side first, at least 0
 */
public record Psnr(int border) implements ImageSimilarity {
    /** Four pixels cut off each side: the definition of LM4LV's evaluation. */
    public static final Psnr LM4LV = new Psnr(4);

    /** The score of equal pictures, whose ratio has no finite value. */
    public static final double EQUAL = 100;

    public Psnr {
        Borders.requireValid(border);
    }

    @Override
    public String name() {
        return "psnr";
    }

    /** @throws InvalidInputException if the sizes differ or nothing is left inside the border */
    @Override
    public double score(Image reference, Image picture) {
        Borders.requireComparable(reference, picture, border, 1);
        byte[] expected = Borders.cut(reference, border).to8Bit();
        byte[] actual = Borders.cut(picture, border).to8Bit();
        long squares = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = (expected[i] & 0xff) - (actual[i] & 0xff);
            squares += (long) difference * difference;
        }
        return squares == 0 ? EQUAL : 20 * Math.log10(255 / Math.sqrt((double) squares / expected.length));
    }
}
