package io.github.visionfromtext.tensor;

import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;

/**
 * A dense tensor in host memory, row-major: what goes into and comes out of a graph.
 *
 * <p>Immutable by contract and therefore safe to share: factories and accessors hand arrays over without a copy, and
 * whoever holds such an array must not write to it. A FLOAT tensor is backed by {@code float[]} or, where precision
 * matters (the reference backend), by {@code double[]}; {@link #floats()} and {@link #doubles()} work on both.
 *
 * <p>Not an array library: it has no arithmetic. Arithmetic belongs in a graph.
 */
public final class Tensor {
    private final ElementType type;
    private final long[] shape;
    private final Object data;

    private Tensor(ElementType type, Object data, int length, long[] shape) {
        this.type = type;
        this.data = data;
        this.shape = shape.clone();
        if (elementCount(shape) != length) {
            throw new InvalidInputException("A tensor of shape " + Arrays.toString(shape) + " holds "
                    + elementCount(shape) + " elements, but the array has " + length);
        }
    }

    /** A FLOAT tensor over {@code data}, which is not copied. */
    public static Tensor floats(float[] data, long... shape) {
        return new Tensor(ElementType.FLOAT, data, data.length, shape);
    }

    /** A FLOAT tensor of double precision over {@code data}, which is not copied. */
    public static Tensor doubles(double[] data, long... shape) {
        return new Tensor(ElementType.FLOAT, data, data.length, shape);
    }

    /** An INT tensor over {@code data}, which is not copied. */
    public static Tensor ints(long[] data, long... shape) {
        return new Tensor(ElementType.INT, data, data.length, shape);
    }

    /** An INT tensor of rank 0. */
    public static Tensor scalar(long value) {
        return ints(new long[] {value});
    }

    /** A FLOAT tensor of rank 0. */
    public static Tensor scalar(float value) {
        return floats(new float[] {value});
    }

    public ElementType type() {
        return type;
    }

    /** Axis lengths, outermost first; empty for a scalar. A copy. */
    public long[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    /**
     * Length of one axis.
     *
     * @param axis from {@code -rank} to {@code rank-1}; a negative one counts from the end
     * @throws InvalidInputException if there is no such axis
     */
    public long size(int axis) {
        int positive = axis < 0 ? axis + shape.length : axis;
        if (positive < 0 || positive >= shape.length) {
            throw new InvalidInputException("Tensor " + this + " has no axis " + axis);
        }
        return shape[positive];
    }

    public int elementCount() {
        return (int) elementCount(shape);
    }

    /**
     * The elements in row-major order: the backing array itself if it is {@code float[]}, else a rounded copy.
     *
     * @throws InvalidInputException if this is an INT tensor
     */
    public float[] floats() {
        if (data instanceof float[] array) {
            return array;
        }
        double[] wide = doubles();
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    /**
     * The elements in row-major order: the backing array itself if it is {@code double[]}, else a widened copy.
     *
     * @throws InvalidInputException if this is an INT tensor
     */
    public double[] doubles() {
        if (data instanceof double[] array) {
            return array;
        }
        if (data instanceof float[] narrow) {
            double[] wide = new double[narrow.length];
            for (int i = 0; i < narrow.length; i++) {
                wide[i] = narrow[i];
            }
            return wide;
        }
        throw new InvalidInputException(
                "Expected a FLOAT tensor, but this one is INT of shape " + Arrays.toString(shape));
    }

    /**
     * The elements in row-major order: the backing array itself.
     *
     * @throws InvalidInputException if this is a FLOAT tensor
     */
    public long[] ints() {
        if (data instanceof long[] array) {
            return array;
        }
        throw new InvalidInputException(
                "Expected an INT tensor, but this one is FLOAT of shape " + Arrays.toString(shape));
    }

    /** The same elements under another shape of equal element count. */
    public Tensor reshape(long... newShape) {
        return new Tensor(type, data, elementCount(), newShape);
    }

    /**
     * Product of the axis lengths; 1 for a scalar.
     *
     * @throws InvalidInputException if a length is negative or the product does not fit into a long
     */
    public static long elementCount(long... shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new InvalidInputException("Negative axis length in shape " + Arrays.toString(shape));
            }
            if (Math.multiplyHigh(count, size) != 0 || count * size < 0) {
                throw new InvalidInputException("The shape " + Arrays.toString(shape) + " holds too many elements");
            }
            count *= size;
        }
        return count;
    }

    /** Whether the elements are held in double precision, so that {@link #doubles()} is exact and {@link #floats()} rounds. */
    public boolean isDoublePrecision() {
        return data instanceof double[];
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
