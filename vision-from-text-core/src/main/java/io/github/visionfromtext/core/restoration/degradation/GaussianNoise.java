package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.image.Image;

/**
 * Denoise: zero-mean Gaussian noise. Our choice: independent for every pixel and channel, clipped to [0, 1].
 *
 * @param standardDeviation per picture, on the scale of [0, 1] pixels; the paper draws it from [0, 50/255]
 */
public record GaussianNoise(Strength standardDeviation) implements Degradation {
    /** The paper's range. */
    public static final GaussianNoise PAPER = new GaussianNoise(Strength.between(0, 50 / 255.0));

    public GaussianNoise {
        standardDeviation.requireWithin("noise standard deviation", 0, 1);
    }

    @Override
    public String name() {
        return "denoise";
    }

    @Override
    public String strengthUnit() {
        return "noise standard deviation (white = 1)";
    }

    @Override
    public DegradedImage apply(Image clean, long seed) {
        StableRandom random = new StableRandom(seed);
        double sigma = standardDeviation.at(random.nextDouble());
        float[] pixels = clean.toPlanar();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] += (float) (sigma * random.nextGaussian());
        }
        return DegradedImage.restoration(clean, Image.ofPlanar(clean.width(), clean.height(), pixels), sigma);
    }
}
