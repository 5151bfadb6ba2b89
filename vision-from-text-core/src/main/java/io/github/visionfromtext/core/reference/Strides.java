package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;

/**
 * Row-major arithmetic. A view of an array is a shape and one stride for each axis; transposing, broadcasting, slicing and
 * reducing differ only in the strides.
 */
final class Strides {
    private Strides() {}

    /**
     * Product of the axis lengths, as the length of an array.
     *
     * @throws BackendException if no Java array is that long
     */
    static int elementCount(long... shape) {
        long count = Tensor.elementCount(shape);
        if (count > Integer.MAX_VALUE - 8) {
            throw new BackendException("A tensor of shape " + Arrays.toString(shape)
                    + " is too large for the reference backend; choose another backend");
        }
        return (int) count;
    }

    /** Distance between neighbours along each axis of an array of that shape. */
    static int[] of(long[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= (int) shape[axis];
        }
        return strides;
    }

    /** Strides that read an array of shape {@code from} as if it were broadcast to {@code to}: 0 where it is stretched. */
    static int[] stretched(long[] from, long[] to) {
        int[] strides = new int[to.length];
        int[] own = of(from);
        int missing = to.length - from.length;
        for (int axis = missing; axis < to.length; axis++) {
            strides[axis] = from[axis - missing] == 1 ? 0 : own[axis - missing];
        }
        return strides;
    }

    /** Where each element of a view lies, in row-major order of the view. */
    static int[] offsets(long[] shape, int[] strides, int start) {
        int[] offsets = new int[elementCount(shape)];
        long[] position = new long[shape.length];
        int offset = start;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                offset += strides[axis];
                if (++position[axis] < shape[axis]) {
                    break;
                }
                offset -= strides[axis] * (int) shape[axis];
                position[axis] = 0;
            }
        }
        return offsets;
    }

    /** For each element of {@code to}, the offset of the element of {@code from} that broadcasts there. */
    static int[] broadcast(long[] from, long[] to) {
        return offsets(to, stretched(from, to), 0);
    }

    /** Product of the lengths of axes {@code from} (inclusive) to {@code to} (exclusive). */
    static int product(long[] shape, int from, int to) {
        return elementCount(Arrays.copyOfRange(shape, from, to));
    }
}
