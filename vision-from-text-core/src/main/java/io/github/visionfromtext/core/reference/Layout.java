package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.List;

/** Operations that move elements and compute nothing. Each is a list of the places its elements come from. */
final class Layout {
    private Layout() {}

    private static Tensor pick(Tensor source, int[] offsets, long[] shape) {
        if (source.type() == ElementType.INT) {
            long[] x = source.ints();
            long[] y = new long[offsets.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = x[offsets[i]];
            }
            return Tensor.ints(y, shape);
        }
        double[] x = source.doubles();
        double[] y = new double[offsets.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[offsets[i]];
        }
        return Tensor.doubles(y, shape);
    }

    static Tensor transpose(Tensor operand, List<Integer> permutation, long[] shape) {
        int[] strides = Strides.of(operand.shape());
        int[] permuted = permutation.stream().mapToInt(axis -> strides[axis]).toArray();
        return pick(operand, Strides.offsets(shape, permuted, 0), shape);
    }

    static Tensor slice(Tensor operand, int axis, long start, long end, long[] shape) {
        if (start < 0 || start > end || end > operand.size(axis)) {
            throw new InvalidInputException(
                    "Cannot take elements " + start + " to " + end + " of axis " + axis + " of " + operand);
        }
        int[] strides = Strides.of(operand.shape());
        return pick(operand, Strides.offsets(shape, strides, (int) start * strides[axis]), shape);
    }

    static Tensor expand(Tensor operand, long[] shape) {
        return pick(operand, Strides.broadcast(operand.shape(), shape), shape);
    }

    static Tensor concat(List<Tensor> parts, int axis, long[] shape) {
        ElementType type = parts.get(0).type();
        long[] integers = new long[type == ElementType.INT ? Strides.elementCount(shape) : 0];
        double[] reals = new double[type == ElementType.FLOAT ? Strides.elementCount(shape) : 0];
        int[] strides = Strides.of(shape);
        int start = 0;
        for (Tensor part : parts) {
            int[] target = Strides.offsets(part.shape(), strides, start * strides[axis]);
            for (int i = 0; i < target.length; i++) {
                if (type == ElementType.INT) {
                    integers[target[i]] = part.ints()[i];
                } else {
                    reals[target[i]] = part.doubles()[i];
                }
            }
            start += (int) part.size(axis);
        }
        return type == ElementType.INT ? Tensor.ints(integers, shape) : Tensor.doubles(reals, shape);
    }

    static Tensor gather(Tensor data, Tensor indices, int axis, int batchAxes, long[] shape) {
        long[] index = indices.ints();
        int length = (int) data.size(axis);
        int rows = Strides.product(data.shape(), 0, axis);
        int inner = Strides.product(data.shape(), axis + 1, data.rank());
        int picked = batchAxes == 0 ? index.length : (int) indices.size(-1);
        int[] offsets = new int[Strides.elementCount(shape)];
        int next = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < picked; i++) {
                int at = index(index[batchAxes == 0 ? i : row * picked + i], length);
                for (int k = 0; k < inner; k++) {
                    offsets[next++] = (row * length + at) * inner + k;
                }
            }
        }
        return pick(data, offsets, shape);
    }

    /** A run-time index as an array index. */
    static int index(long index, int length) {
        if (index < 0 || index >= length) {
            throw new InvalidInputException("Index " + index + " is outside 0.." + (length - 1));
        }
        return (int) index;
    }
}
