package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;

/** Row-major arithmetic of shapes. */
public final class Shapes {
    private Shapes() {}

    /**
     * Product of the axis lengths.
     *
     * @throws BackendException if one value cannot have so many numbers
     */
    public static int count(long... shape) {
        long count = Tensor.elementCount(shape);
        if (count > Floats.MOST) {
            throw new BackendException("A tensor of shape " + Arrays.toString(shape) + " is beyond the " + Floats.MOST
                    + " numbers that backend 'nd4j' can hold in one; use a smaller batch or another backend");
        }
        return (int) count;
    }

    /** Product of the lengths of axes {@code from} (inclusive) to {@code to} (exclusive). */
    public static int product(long[] shape, int from, int to) {
        return count(Arrays.copyOfRange(shape, from, to));
    }

    /** Distance between neighbours along each axis. */
    public static int[] strides(long[] shape) {
        int[] strides = new int[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = (int) stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** Strides that read an array of shape {@code from} as if it were broadcast to {@code to}: 0 where it is stretched. */
    public static int[] stretched(long[] from, long[] to) {
        int[] strides = new int[to.length];
        int[] own = strides(from);
        int missing = to.length - from.length;
        for (int axis = missing; axis < to.length; axis++) {
            strides[axis] = from[axis - missing] == 1 ? 0 : own[axis - missing];
        }
        return strides;
    }

    /** Strides into the result of a reduction for each axis of its operand: 0 along the reduced ones. */
    public static int[] reduced(long[] operand, Iterable<Integer> axes) {
        long[] kept = operand.clone();
        axes.forEach(axis -> kept[axis] = 1);
        return stretched(kept, operand);
    }

    /** Whether a permutation moves only axes of length 1, so that the numbers stay where they are. */
    public static boolean keepsOrder(long[] operand, Iterable<Integer> permutation) {
        int last = -1;
        for (int axis : permutation) {
            if (operand[axis] != 1) {
                if (axis < last) {
                    return false;
                }
                last = axis;
            }
        }
        return true;
    }
}
