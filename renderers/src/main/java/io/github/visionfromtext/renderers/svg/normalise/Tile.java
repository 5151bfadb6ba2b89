package io.github.visionfromtext.renderers.svg.normalise;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * A pattern's tile, a drawing of its own.
 *
 * @param svg the drawing, of as many user units as pixels
 * @param width in pixels
 * @param height in pixels
 * @param place that the first tile covers, in the space of the pattern
 * @param space from the space of the pattern to the user space of the shape
 */
public record Tile(String svg, int width, int height, Rectangle2D place, AffineTransform space) {
    private static final String PREFIX = "tile-";

    /** What {@code fill} and {@code stroke} call a tile. */
    static String paint(int index) {
        return PREFIX + index;
    }

    /** Which tile a paint is; -1 if it is none. */
    public static int index(String paint) {
        return paint.startsWith(PREFIX) ? Integer.parseInt(paint.substring(PREFIX.length())) : -1;
    }
}
