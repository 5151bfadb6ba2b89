package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Operations that move elements and compute nothing. */
final class Moves {
    private Moves() {}

    /**
     * Product of axis lengths.
     *
     * @throws BackendException if no Java array is that long
     */
    static int count(long... shape) {
        long count = Tensor.elementCount(shape);
        if (count > Integer.MAX_VALUE - 8) {
            throw new BackendException("A tensor of shape " + Arrays.toString(shape)
                    + " is too large for a Java array; choose another backend");
        }
        return (int) count;
    }

    /** The elements of a tensor, picked by where each comes from. */
    private static Tensor pick(Tensor from, long[] shape, IntUnaryOperator source) {
        int count = count(shape);
        if (from.type() == ElementType.INT) {
            long[] x = from.ints();
            long[] y = new long[count];
            Arrays.setAll(y, i -> x[source.applyAsInt(i)]);
            return Tensor.ints(y, shape);
        }
        float[] x = from.floats();
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            y[i] = x[source.applyAsInt(i)];
        }
        return Tensor.floats(y, shape);
    }

    /** The elements of a tensor under a shape, whose axes step through the tensor by strides. */
    private static Tensor view(Tensor from, long[] shape, long[] strides, int start) {
        int rank = shape.length;
        long[] index = new long[rank];
        int[] offset = {start};
        return pick(from, shape, i -> {
            int here = offset[0];
            for (int axis = rank - 1; axis >= 0; axis--) {
                offset[0] += (int) strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                offset[0] -= (int) (strides[axis] * shape[axis]);
                index[axis] = 0;
            }
            return here;
        });
    }

    private static long[] strides(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** Product of the lengths of the axes before one. */
    static int outer(long[] shape, int axis) {
        return count(Arrays.copyOf(shape, axis));
    }

    /** Product of the lengths of the axes after one. */
    static int inner(long[] shape, int axis) {
        return count(Arrays.copyOfRange(shape, axis + 1, shape.length));
    }

    static Tensor expand(Tensor from, long[] shape) {
        if (Arrays.equals(from.shape(), shape)) {
            return from;
        }
        long[] own = strides(from.shape());
        long[] strides = new long[shape.length];
        int missing = shape.length - own.length;
        for (int axis = missing; axis < shape.length; axis++) {
            strides[axis] = from.size(axis - missing) == 1 ? 0 : own[axis - missing];
        }
        return view(from, shape, strides, 0);
    }

    static Tensor transpose(Tensor from, List<Integer> permutation) {
        long[] strides = strides(from.shape());
        return view(
                from,
                permutation.stream().mapToLong(from::size).toArray(),
                permutation.stream().mapToLong(axis -> strides[axis]).toArray(),
                0);
    }

    /** A matrix with rows for columns. */
    static Tensor exchangeAxes(Tensor matrix) {
        return transpose(matrix, List.of(1, 0));
    }

    /** Some axes behind all others, both in their order. */
    static List<Integer> last(int rank, List<Integer> axes) {
        return IntStream.concat(
                        IntStream.range(0, rank).filter(axis -> !axes.contains(axis)),
                        IntStream.range(0, rank).filter(axes::contains))
                .boxed()
                .toList();
    }

    /** The permutation that undoes another. */
    static List<Integer> inverse(List<Integer> permutation) {
        return IntStream.range(0, permutation.size())
                .map(permutation::indexOf)
                .boxed()
                .toList();
    }

    static Tensor slice(Tensor from, int axis, long start, long end) {
        if (start < 0 || start > end || end > from.size(axis)) {
            throw new InvalidInputException(
                    "Cannot take elements " + start + " to " + end + " of axis " + axis + " of " + from);
        }
        long[] shape = from.shape();
        shape[axis] = end - start;
        long[] strides = strides(from.shape());
        return view(from, shape, strides, (int) (start * strides[axis]));
    }

    static Tensor concat(List<Tensor> parts, int axis, long[] shape) {
        Object joined = parts.get(0).type() == ElementType.INT ? new long[count(shape)] : new float[count(shape)];
        int next = 0;
        for (int row = 0; row < outer(shape, axis); row++) {
            for (Tensor part : parts) {
                int length = (int) part.size(axis) * inner(shape, axis);
                Object data = part.type() == ElementType.INT ? part.ints() : part.floats();
                System.arraycopy(data, row * length, joined, next, length);
                next += length;
            }
        }
        return joined instanceof long[] ints ? Tensor.ints(ints, shape) : Tensor.floats((float[]) joined, shape);
    }

    static Tensor gather(Tensor data, Tensor indices, int axis, boolean paired, long[] shape) {
        long[] wanted = indices.ints();
        int length = (int) data.size(axis);
        int inner = inner(data.shape(), axis);
        int picked = paired ? (int) indices.size(-1) : wanted.length;
        for (long index : wanted) {
            requireIndex(index, length);
        }
        return pick(data, shape, i -> {
            int pick = i / inner;
            int row = pick / picked;
            long index = wanted[paired ? pick : pick % picked];
            return (row * length + (int) index) * inner + i % inner;
        });
    }

    /**
     * Refuses what is no index.
     *
     * @throws InvalidInputException if it lies outside 0..length-1
     */
    static void requireIndex(long index, int length) {
        if (index < 0 || index >= length) {
            throw new InvalidInputException("Index " + index + " is outside 0.." + (length - 1));
        }
    }
}
