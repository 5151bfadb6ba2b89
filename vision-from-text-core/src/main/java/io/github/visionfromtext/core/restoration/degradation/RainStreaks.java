package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;

/**
 * Derain: white streaks at random places, all at one random angle, added to the picture. The paper states the random angle
 * and place and the range of the amount; the rest is our choice.
 *
 * @param amount streaks per 64x64 pixels, per picture; the paper draws an amount of no stated unit from [0, 20]
 * @param length of a streak in pixels
 * @param width standard deviation of a streak's profile in pixels
 * @param maxAngle streaks lean at most this far from the vertical, to either side, in degrees; from 0 to 90
 * @param brightness added at the middle of the brightest streak, in (0, 1]; others have down to half of it
 */
public record RainStreaks(Strength amount, double length, double width, double maxAngle, double brightness)
        implements Degradation {
    /** The paper's range, with streaks that look like rain on pictures of a few hundred pixels. */
    public static final RainStreaks PAPER = new RainStreaks(Strength.between(0, 20), 18, 0.5, 45, 0.6);

    private static final int UNIT_AREA = 64 * 64;

    public RainStreaks {
        amount.requireWithin("rain amount", 0, UNIT_AREA);
        requireRange("streak length", length, 1, 1_000);
        requireRange("streak width", width, 0.1, 100);
        requireRange("largest angle", maxAngle, 0, 90);
        requireRange("streak brightness", brightness, 0.01, 1);
    }

    @Override
    public String name() {
        return "derain";
    }

    @Override
    public String strengthUnit() {
        return "rain streaks per 64x64 pixels";
    }

    @Override
    public DegradedImage apply(Image clean, long seed) {
        StableRandom random = new StableRandom(seed);
        double drawn = amount.at(random.nextDouble());
        float[][] streak = streak(Math.toRadians(random.nextDouble(-maxAngle, maxAngle)));
        float[] rain = rain(clean.width(), clean.height(), drawn, streak, random);
        Image degraded = Image.generate(
                clean.width(), clean.height(), (x, y, c) -> clean.at(x, y, c) + rain[y * clean.width() + x]);
        return DegradedImage.restoration(clean, degraded, drawn);
    }

    /** Brightness of the rain alone, {@code float [height, width]}. */
    private float[] rain(int width, int height, double drawn, float[][] streak, StableRandom random) {
        int radius = streak.length / 2;
        // Streaks may start outside, else the edges would be dry.
        int wideWidth = width + 2 * radius;
        int wideHeight = height + 2 * radius;
        long count = Math.round(drawn * wideWidth * wideHeight / UNIT_AREA);
        float[] rain = new float[width * height];
        for (long i = 0; i < count; i++) {
            int left = random.nextInt(wideWidth) - 2 * radius;
            int top = random.nextInt(wideHeight) - 2 * radius;
            float light = (float) random.nextDouble(brightness / 2, brightness);
            for (int y = Math.max(0, top); y < Math.min(height, top + streak.length); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + streak.length); x++) {
                    rain[y * width + x] += light * streak[y - top][x - left];
                }
            }
        }
        return rain;
    }

    /** A streak that leans by an angle from the vertical: 1 in its middle, Gaussian across, fading towards its ends. */
    private float[][] streak(double angle) {
        int radius = (int) Math.ceil(length / 2 + 3 * width);
        double right = StrictMath.sin(angle);
        double down = StrictMath.cos(angle);
        float[][] streak = new float[2 * radius + 1][2 * radius + 1];
        for (int y = -radius; y <= radius; y++) {
            for (int x = -radius; x <= radius; x++) {
                double along = (x * right + y * down) / (length / 2);
                double across = (x * down - y * right) / width;
                double fade = Math.max(0, 1 - along * along);
                streak[y + radius][x + radius] = (float) (fade * StrictMath.exp(-across * across / 2));
            }
        }
        return streak;
    }

    private static void requireRange(String name, double value, double least, double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw new InvalidInputException(name + " = " + value + ": expected " + least + " to " + greatest);
        }
    }
}
