package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.backend.nd4j.memory.Numbers;

/** Operations that move numbers and compute nothing. */
public final class Copies {
    private Copies() {}

    /**
     * Copies what a walk meets.
     *
     * @param walk over two arrays, source and target
     */
    public static Kernel strided(Walk walk, Numbers source, int start, Numbers target, int targetStart) {
        int stride = walk.stride(0);
        int targetStride = walk.stride(1);
        return () -> walk.each(
                (at, count) -> source.copyTo(start + at[0], stride, target, targetStart + at[1], targetStride, count));
    }

    /**
     * Where the elements lie that a gather picks: {@code rows} blocks of {@code length} elements of {@code inner} numbers.
     *
     * @param shared whether the same indices serve every row
     */
    public record Picking(int rows, int length, int inner, boolean shared) {
        /** Of elements along an axis of data of that shape. */
        public static Picking of(long[] data, int axis, boolean shared) {
            return new Picking(
                    Shapes.product(data, 0, axis),
                    (int) data[axis],
                    Shapes.product(data, axis + 1, data.length),
                    shared);
        }

        /** What to do with one element. */
        public interface Body {
            /** Does it to the element at {@code at}, before which {@code number} others came. */
            void run(int number, int at);
        }

        /** Finds the elements, in the order of the indices. */
        public void each(Ints indices, Body body) {
            long[] all = indices.values();
            int picked = shared || rows == 0 ? all.length : all.length / rows;
            int number = 0;
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < picked; i++) {
                    int index = index(all[shared ? i : row * picked + i], length);
                    body.run(number++, (row * length + index) * inner);
                }
            }
        }
    }

    /** Copies the elements that indices name, one after the other. */
    public static Kernel gather(Picking picking, Numbers source, Ints indices, Numbers target) {
        int inner = picking.inner();
        return () -> picking.each(indices, (number, at) -> source.copyTo(at, 1, target, number * inner, 1, inner));
    }

    /**
     * A run-time index as an array index.
     *
     * @throws InvalidInputException if it is outside
     */
    static int index(long index, int length) {
        if (index < 0 || index >= length) {
            throw new InvalidInputException("Index " + index + " is outside 0.." + (length - 1));
        }
        return (int) index;
    }
}
