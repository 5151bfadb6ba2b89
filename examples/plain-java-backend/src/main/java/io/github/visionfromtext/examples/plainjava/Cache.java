package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Keys or values {@code [batch, groups, capacity, width]}, of which a call that fails can take back what it wrote. */
final class Cache {
    private final long[] shape;
    private final float[] data;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    Cache(long[] shape) {
        this.shape = shape;
        this.data = new float[Moves.count(shape)];
    }

    int capacity() {
        return (int) shape[2];
    }

    /** The whole cache, not copied. */
    Tensor tensor() {
        return Tensor.floats(data, shape);
    }

    /**
     * Refuses rows that do not fit.
     *
     * @throws InvalidInputException if a row lies outside the capacity
     */
    void require(long position, long rows) {
        if (position < 0 || position > capacity() - rows) {
            throw new InvalidInputException("Positions " + position + " to " + (position + rows - 1)
                    + " do not fit into a cache of capacity " + capacity() + "; open a session with a larger one");
        }
    }

    /** Writes rows {@code [batch, groups, time, width]} from a position on. */
    void write(Tensor rows, int position) {
        int length = (int) (rows.size(2) * rows.size(3));
        int stride = (int) (shape[2] * shape[3]);
        for (int from = 0, to = position * (int) shape[3]; from < rows.elementCount(); from += length, to += stride) {
            int start = to;
            float[] before = Arrays.copyOfRange(data, start, start + length);
            undo.push(() -> System.arraycopy(before, 0, data, start, length));
            System.arraycopy(rows.floats(), from, data, start, length);
        }
    }

    /** Keeps what was written. */
    void commit() {
        undo.clear();
    }

    /** Takes back what was written since the last commit, the latest first. */
    void undo() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}
