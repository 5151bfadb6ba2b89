package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * Where a filter works.
 *
 * @param toPixels from user space to pixels of the pictures
 * @param box of the filtered element in user space
 * @param ofBox whether lengths of primitives are fractions of the box
 * @param region the filter region in user space
 * @param viewport what other lengths refer to
 */
public record FilterSpace(
        AffineTransform toPixels, Rectangle2D box, boolean ofBox, Rectangle2D region, Viewport viewport) {

    /** Horizontal pixels of a number in the primitives' units. */
    double pixelsX(double number) {
        return number * (ofBox ? box.getWidth() : 1) * Math.hypot(toPixels.getScaleX(), toPixels.getShearY());
    }

    /** Vertical pixels of a number in the primitives' units. */
    double pixelsY(double number) {
        return number * (ofBox ? box.getHeight() : 1) * Math.hypot(toPixels.getShearX(), toPixels.getScaleY());
    }
}
