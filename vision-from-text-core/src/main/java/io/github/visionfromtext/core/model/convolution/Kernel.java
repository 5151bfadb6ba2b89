package io.github.visionfromtext.core.model.convolution;

import io.github.visionfromtext.InvalidInputException;

/**
 * What a convolution or a pooling looks through, and where it stops.
 *
 * @param rows of a window, at least 1
 * @param columns of a window, at least 1
 * @param stride from one window to the next, in both directions, at least 1
 * @param rowPadding rows of zeros above the picture and below it
 * @param columnPadding columns of zeros on its left and on its right
 */
public record Kernel(int rows, int columns, int stride, int rowPadding, int columnPadding) {
    public Kernel {
        if (rows < 1 || columns < 1 || stride < 1 || rowPadding < 0 || columnPadding < 0) {
            throw new InvalidInputException("A window of " + rows + "x" + columns + ", stride " + stride + ", padding "
                    + rowPadding + "x" + columnPadding + ": expected at least 1x1, 1 and 0");
        }
    }

    /** Square windows, padded alike on all sides. */
    public static Kernel square(int size, int stride, int padding) {
        return new Kernel(size, size, stride, padding, padding);
    }

    /** Windows inside the picture. */
    public static Kernel inside(int size, int stride) {
        return square(size, stride, 0);
    }

    /** Windows around every place of the picture, for odd sizes: the result is as large as the picture. */
    public static Kernel around(int rows, int columns) {
        return new Kernel(rows, columns, 1, rows / 2, columns / 2);
    }

    /** How many places a window sees. */
    public int area() {
        return rows * columns;
    }

    /** Whether a window is the very place it stands at. */
    public boolean isPoint() {
        return area() == 1 && stride == 1 && !isPadded();
    }

    /** Whether windows see more than the picture. */
    public boolean isPadded() {
        return rowPadding > 0 || columnPadding > 0;
    }
}
