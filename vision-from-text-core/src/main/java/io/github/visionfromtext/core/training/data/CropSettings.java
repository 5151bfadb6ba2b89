package io.github.visionfromtext.core.training.data;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;

/**
 * How crops are cut out of photographs.
 *
 * @param size side of a crop in pixels
 * @param smallestScale least factor a photograph is resized by before it is cut; the factor is drawn so that its logarithm is
 *     uniform
 * @param largestScale largest factor, at most 1: pictures are never enlarged, except ones smaller than a crop
 * @param flips whether half of the crops are mirrored left to right
 */
public record CropSettings(int size, double smallestScale, double largestScale, boolean flips) {
    public CropSettings {
        if (size <= 0) {
            throw new InvalidInputException("The side of a crop is " + size + " pixels, expected 1 or more");
        }
        if (!(smallestScale > 0 && smallestScale <= largestScale && largestScale <= 1)) {
            throw new InvalidInputException("The scales of crops run from " + smallestScale + " to " + largestScale
                    + ", expected 0 < smallest <= largest <= 1");
        }
    }

    /** Crops from half the size of the photographs to their full size, half of them mirrored. */
    public static CropSettings training(int size) {
        return new CropSettings(size, 0.5, 1, true);
    }

    /** Crops of the photographs as they are: what restoring a photograph tile by tile meets. */
    public static CropSettings fullSize(int size) {
        return new CropSettings(size, 1, 1, false);
    }

    /** What must be the same for the same crops. */
    public Provenance provenance() {
        return Provenance.EMPTY
                .with("crops.size", size)
                .with("crops.scale", smallestScale + ".." + largestScale)
                .with("crops.flips", flips);
    }
}
