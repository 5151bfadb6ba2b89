package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;
import java.util.BitSet;
import java.util.Objects;

/** Which pixels of a picture belong to something. Immutable and thread-safe. */
public final class Mask {
    private final int width;
    private final int height;
    private final BitSet pixels;

    private Mask(int width, int height, BitSet pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * Copies a mask.
     *
     * @param pixels bit {@code y * width + x} for every pixel that belongs
     * @throws InvalidInputException if the size is not positive or a bit lies outside
     */
    public static Mask of(int width, int height, BitSet pixels) {
        if (width < 1 || height < 1 || pixels.length() > (long) width * height) {
            throw new InvalidInputException("mask of " + width + "x" + height + " with " + pixels.length()
                    + " bits: expected a positive size and no bit outside");
        }
        return new Mask(width, height, (BitSet) pixels.clone());
    }

    /** Width in pixels, that of the picture. */
    public int width() {
        return width;
    }

    /** Height in pixels, that of the picture. */
    public int height() {
        return height;
    }

    /** Whether a pixel belongs. */
    public boolean contains(int x, int y) {
        return pixels.get(Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width));
    }

    /** How many pixels belong. */
    public int area() {
        return pixels.cardinality();
    }

    /**
     * How many pixels belong to both; with {@link #area()} the cumulative IoU of referring segmentation follows.
     *
     * @throws InvalidInputException if the sizes differ
     */
    public int intersectionArea(Mask other) {
        if (width != other.width || height != other.height) {
            throw new InvalidInputException("masks of " + width + "x" + height + " and " + other.width + "x"
                    + other.height + ": expected one size");
        }
        BitSet both = (BitSet) pixels.clone();
        both.and(other.pixels);
        return both.cardinality();
    }

    /** Equal when size and every pixel are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && width == mask.width && height == mask.height && pixels.equals(mask.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + pixels.hashCode();
    }

    @Override
    public String toString() {
        return "Mask[" + width + "x" + height + ", area=" + area() + "]";
    }
}
