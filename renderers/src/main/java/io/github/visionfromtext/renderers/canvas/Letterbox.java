package io.github.visionfromtext.renderers.canvas;

import io.github.visionfromtext.InvalidInputException;
import java.awt.geom.AffineTransform;

/**
 * Where a drawing of any shape lies in a square: as large as fits, centred.
 *
 * @param scale from the drawing's units to pixels
 * @param x left edge of the drawing in pixels
 * @param y top edge of the drawing in pixels
 */
public record Letterbox(double scale, double x, double y) {

    /**
     * Fits a drawing into a square.
     *
     * @throws InvalidInputException if a side of the drawing is not a positive finite number
     */
    public static Letterbox fit(double width, double height, int size) {
        double scale = size / Math.max(width, height);
        if (!(width > 0 && height > 0 && scale > 0) || Double.isInfinite(scale)) {
            throw new InvalidInputException(
                    "a drawing of " + width + " by " + height + ": expected two positive finite numbers");
        }
        return new Letterbox(scale, (size - width * scale) / 2, (size - height * scale) / 2);
    }

    /** From the drawing's units to pixels. */
    public AffineTransform toTransform() {
        return new AffineTransform(scale, 0, 0, scale, x, y);
    }
}
