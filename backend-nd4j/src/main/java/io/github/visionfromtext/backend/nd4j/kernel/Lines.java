package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;

/**
 * The lines of a tensor along one axis.
 *
 * @param count how many
 * @param length elements of each
 * @param inner distance between the elements of one
 */
public record Lines(int count, int length, int inner) {
    public static Lines along(long[] shape, int axis) {
        int inner = Shapes.product(shape, axis + 1, shape.length);
        return new Lines(Shapes.product(shape, 0, axis) * inner, (int) shape[axis], inner);
    }

    /** Where a line begins. */
    int at(int line) {
        return line / Math.max(1, inner) * length * inner + line % Math.max(1, inner);
    }

    /** Reads a line. */
    public void read(Floats from, int line, float[] to) {
        if (length > 0) {
            from.read(at(line), inner, to, length);
        }
    }

    /** Adds to a line. */
    public void add(Floats to, int line, float[] numbers) {
        to.add(at(line), inner, numbers, length);
    }

    void write(Floats to, int line, float[] from) {
        to.write(at(line), inner, from, length);
    }
}
