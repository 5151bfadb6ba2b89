package io.github.visionfromtext.core.model.convolution;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;

/**
 * Which places of a picture the windows of a convolution or a pooling see.
 *
 * @param height of the picture
 * @param width of the picture
 * @param kernel the windows
 */
public record Windows(int height, int width, Kernel kernel) {
    public Windows {
        if (height + 2 * kernel.rowPadding() < kernel.rows() || width + 2 * kernel.columnPadding() < kernel.columns()) {
            throw new InvalidInputException("A picture of " + width + "x" + height + " with a border of "
                    + kernel.columnPadding() + "x" + kernel.rowPadding() + " has no window of " + kernel.columns() + "x"
                    + kernel.rows() + "; take a larger picture");
        }
    }

    /** Rows of windows. */
    public int rows() {
        return (height + 2 * kernel.rowPadding() - kernel.rows()) / kernel.stride() + 1;
    }

    /** Columns of windows. */
    public int columns() {
        return (width + 2 * kernel.columnPadding() - kernel.columns()) / kernel.stride() + 1;
    }

    /** How many windows there are. */
    public int count() {
        return rows() * columns();
    }

    /**
     * INT {@code [count * area]}: for each window in raster order its places in raster order, as indices into the
     * {@code height * width} places of the picture. What lies in the border has the index {@code height * width}.
     */
    public Tensor places() {
        long[] places = new long[count() * kernel.area()];
        int next = 0;
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                int top = row * kernel.stride() - kernel.rowPadding();
                int left = column * kernel.stride() - kernel.columnPadding();
                for (int i = 0; i < kernel.area(); i++) {
                    places[next++] = place(top + i / kernel.columns(), left + i % kernel.columns());
                }
            }
        }
        return Tensor.ints(places, places.length);
    }

    private long place(int y, int x) {
        boolean inside = y >= 0 && y < height && x >= 0 && x < width;
        return inside ? (long) y * width + x : (long) height * width;
    }
}
