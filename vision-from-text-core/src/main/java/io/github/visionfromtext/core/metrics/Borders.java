package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;

/** Cuts the edge off pictures that are to be compared, and checks that they can be. */
final class Borders {
    private Borders() {}

    static void requireValid(int border) {
        if (border < 0) {
            throw new InvalidInputException("border = " + border + ": expected 0 or more pixels");
        }
    }

    static void requireComparable(Image reference, Image picture, int border, int smallest) {
        if (reference.width() != picture.width() || reference.height() != picture.height()) {
            throw new InvalidInputException("a picture of " + picture.width() + "x" + picture.height()
                    + " cannot be compared with a reference of " + reference.width() + "x" + reference.height()
                    + ": resize or crop one of them");
        }
        if (Math.min(reference.width(), reference.height()) - 2 * border < smallest) {
            throw new InvalidInputException("pictures of " + reference.width() + "x" + reference.height()
                    + " are too small to be compared: expected at least " + smallest + "x" + smallest
                    + " inside a border of " + border + "; use a smaller border");
        }
    }

    static Image cut(Image image, int border) {
        return image.crop(border, border, image.width() - 2 * border, image.height() - 2 * border);
    }
}
