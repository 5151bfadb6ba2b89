package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.image.Image;

/**
 * Pepper: single pixels turned black in all three channels. Our choice: each pixel independently.
 *
 * @param share probability of a pixel to turn black, per picture; the paper draws it from [0, 0.1]
 */
public record PepperNoise(Strength share) implements Degradation {
    /** The paper's range. */
    public static final PepperNoise PAPER = new PepperNoise(Strength.between(0, 0.1));

    public PepperNoise {
        share.requireWithin("share of black pixels", 0, 1);
    }

    @Override
    public String name() {
        return "pepper";
    }

    @Override
    public String strengthUnit() {
        return "share of black pixels";
    }

    @Override
    public DegradedImage apply(Image clean, long seed) {
        StableRandom random = new StableRandom(seed);
        double probability = share.at(random.nextDouble());
        boolean[] black = new boolean[clean.width() * clean.height()];
        for (int i = 0; i < black.length; i++) {
            black[i] = random.nextDouble() < probability;
        }
        Image degraded = Image.generate(
                clean.width(), clean.height(), (x, y, c) -> black[y * clean.width() + x] ? 0 : clean.at(x, y, c));
        return DegradedImage.restoration(clean, degraded, probability);
    }
}
