package io.github.visionfromtext.core.model.alexnet;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;

/**
 * Which places of a picture the windows of a convolution or a pooling see.
 *
 * @param height of the picture
 * @param width of the picture
 * @param size side of a window
 * @param stride from one window to the next
 * @param padding rows and columns of zeros around the picture
 */
record Windows(int height, int width, int size, int stride, int padding) {
    Windows {
        if (height + 2 * padding < size || width + 2 * padding < size) {
            throw new InvalidInputException("A picture of " + width + "x" + height + " with a border of " + padding
                    + " has no window of " + size + "x" + size + "; take a larger picture");
        }
    }

    int rows() {
        return (height + 2 * padding - size) / stride + 1;
    }

    int columns() {
        return (width + 2 * padding - size) / stride + 1;
    }

    int count() {
        return rows() * columns();
    }

    int area() {
        return size * size;
    }

    /**
     * INT {@code [windows * size * size]}: for each window in raster order its places in raster order, as indices into the
     * {@code height * width} places of the picture. What lies in the border has the index {@code height * width}.
     */
    Tensor places() {
        long[] places = new long[count() * area()];
        int next = 0;
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                for (int i = 0; i < area(); i++) {
                    int y = row * stride - padding + i / size;
                    int x = column * stride - padding + i % size;
                    boolean inside = y >= 0 && y < height && x >= 0 && x < width;
                    places[next++] = inside ? (long) y * width + x : (long) height * width;
                }
            }
        }
        return Tensor.ints(places, places.length);
    }
}
