package io.github.visionfromtext.image;

import io.github.visionfromtext.InvalidInputException;

/**
 * How a picture file is read.
 *
 * @param maxPixels pictures of more pixels (width times height, from the file's header) are refused before anything of their
 *     size is allocated; at least 1
 * @param background what shows through transparent pixels
 */
public record ImageReadOptions(long maxPixels, Color background) {
    /** 64 megapixels, more than any common camera takes, on white. */
    public static final ImageReadOptions DEFAULT = new ImageReadOptions(64_000_000, Color.WHITE);

    public ImageReadOptions {
        if (maxPixels < 1) {
            throw new InvalidInputException("maxPixels = " + maxPixels + ": expected at least 1");
        }
    }

    /** These options with another limit. */
    public ImageReadOptions withMaxPixels(long maxPixels) {
        return new ImageReadOptions(maxPixels, background);
    }

    /** These options with another background. */
    public ImageReadOptions withBackground(Color background) {
        return new ImageReadOptions(maxPixels, background);
    }
}
