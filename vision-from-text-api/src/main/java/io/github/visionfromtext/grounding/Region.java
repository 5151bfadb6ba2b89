package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;
import java.util.List;

/**
 * An upright rectangle in a picture. Pixel (x, y) covers [x, x+1) by [y, y+1), so a region's area is its number of pixels.
 *
 * @param left pixels from the left edge, inclusive
 * @param top pixels from the top edge, inclusive
 * @param right pixels from the left edge, exclusive, at least {@code left}
 * @param bottom pixels from the top edge, exclusive, at least {@code top}
 */
public record Region(double left, double top, double right, double bottom) implements Place {
    public Region {
        boolean finite = Double.isFinite(right - left) && Double.isFinite(bottom - top);
        if (!finite || right < left || bottom < top) {
            throw new InvalidInputException("region from (" + left + ", " + top + ") to (" + right + ", " + bottom
                    + "): expected finite corners, the top left first");
        }
    }

    /** All of a picture. */
    public static Region whole(Image image) {
        return new Region(0, 0, image.width(), image.height());
    }

    /** From a corner and a size, as COCO writes boxes. */
    public static Region ofSize(double left, double top, double width, double height) {
        return new Region(left, top, left + width, top + height);
    }

    /**
     * The smallest region that holds all of these points.
     *
     * @throws InvalidInputException if there are none
     */
    public static Region around(List<Point> points) {
        if (points.isEmpty()) {
            throw new InvalidInputException("the region around no points: expected at least one");
        }
        return new Region(
                points.stream().mapToDouble(Point::x).min().orElseThrow(),
                points.stream().mapToDouble(Point::y).min().orElseThrow(),
                points.stream().mapToDouble(Point::x).max().orElseThrow(),
                points.stream().mapToDouble(Point::y).max().orElseThrow());
    }

    /** In pixels, 0 or more. */
    public double width() {
        return right - left;
    }

    /** In pixels, 0 or more. */
    public double height() {
        return bottom - top;
    }

    /** In pixels, 0 or more. */
    public double area() {
        return width() * height();
    }

    /** Its middle. */
    public Point center() {
        return new Point(left + width() / 2, top + height() / 2);
    }

    /** Whether a point lies in it; points on its right and bottom edge do not. */
    public boolean contains(Point point) {
        return point.x() >= left && point.x() < right && point.y() >= top && point.y() < bottom;
    }

    /** The part of it that lies in a picture of this size; an edge of it if there is none. */
    public Region clampTo(int width, int height) {
        return new Region(clamp(left, width), clamp(top, height), clamp(right, width), clamp(bottom, height));
    }

    /** Area in common divided by area together, from 0 to 1; 0 when both are empty. */
    public double intersectionOverUnion(Region other) {
        double overlapWidth = Math.max(0, Math.min(right, other.right) - Math.max(left, other.left));
        double overlapHeight = Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
        double intersection = overlapWidth * overlapHeight;
        double union = area() + other.area() - intersection;
        return union == 0 ? 0 : intersection / union;
    }

    @Override
    public Region bounds() {
        return this;
    }

    private static double clamp(double value, int size) {
        return Math.max(0, Math.min(size, value));
    }
}
