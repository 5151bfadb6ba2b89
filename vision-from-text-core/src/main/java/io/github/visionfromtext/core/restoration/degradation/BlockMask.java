package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;

/**
 * Mask: square blocks of a grid turned black. Our choice: the grid starts at the top left, each block is masked
 * independently, blocks at the right and bottom edge may be cut.
 *
 * @param blockSize side of a block in pixels, at least 1; the paper's is 4
 * @param share probability of a block to be masked, per picture; the paper's is 0.1
 */
public record BlockMask(int blockSize, Strength share) implements Degradation {
    /** The paper's blocks. */
    public static final BlockMask PAPER = new BlockMask(4, Strength.fixed(0.1));

    public BlockMask {
        if (blockSize < 1) {
            throw new InvalidInputException("mask block of " + blockSize + " pixels: expected at least 1");
        }
        share.requireWithin("share of masked blocks", 0, 1);
    }

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public String strengthUnit() {
        return "share of masked blocks";
    }

    @Override
    public DegradedImage apply(Image clean, long seed) {
        StableRandom random = new StableRandom(seed);
        double probability = share.at(random.nextDouble());
        int columns = (clean.width() - 1) / blockSize + 1;
        boolean[] masked = new boolean[columns * ((clean.height() - 1) / blockSize + 1)];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = random.nextDouble() < probability;
        }
        Image degraded = Image.generate(
                clean.width(),
                clean.height(),
                (x, y, c) -> masked[y / blockSize * columns + x / blockSize] ? 0 : clean.at(x, y, c));
        return DegradedImage.restoration(clean, degraded, probability);
    }
}
