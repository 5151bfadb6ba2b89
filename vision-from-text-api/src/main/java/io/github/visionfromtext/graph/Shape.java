package io.github.visionfromtext.graph;

import io.github.visionfromtext.GraphException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Axis lengths of a value, outermost first; possibly symbolic. Immutable.
 *
 * @param dims one per axis; empty for a scalar
 */
public record Shape(List<Dim> dims) {
    /** The shape of a scalar. */
    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dims = List.copyOf(dims);
    }

    /** A shape of numbers. */
    public static Shape fixed(long... lengths) {
        return new Shape(Arrays.stream(lengths).mapToObj(Dim::of).toList());
    }

    /**
     * A shape of mixed axes: {@code Shape.of(batch, time, 576)}.
     *
     * @param axes each a {@link Dim}, an {@link Integer} or a {@link Long}
     */
    public static Shape of(Object... axes) {
        List<Dim> dims = new ArrayList<>();
        for (Object axis : axes) {
            if (axis instanceof Dim dim) {
                dims.add(dim);
            } else if (axis instanceof Integer || axis instanceof Long) {
                dims.add(Dim.of(((Number) axis).longValue()));
            } else {
                throw new GraphException("An axis is a Dim, an int or a long, not " + axis);
            }
        }
        return new Shape(dims);
    }

    public int rank() {
        return dims.size();
    }

    /** Length of one axis; a negative {@code axis} counts from the end. */
    public Dim dim(int axis) {
        return dims.get(axis(axis));
    }

    /**
     * The axis as a number from 0.
     *
     * @param axis from {@code -rank} to {@code rank-1}
     * @throws GraphException if there is no such axis
     */
    public int axis(int axis) {
        int positive = axis < 0 ? axis + rank() : axis;
        if (positive < 0 || positive >= rank()) {
            throw new GraphException("Shape " + this + " has no axis " + axis);
        }
        return positive;
    }

    /** This shape with one axis replaced. */
    public Shape with(int axis, Dim dim) {
        List<Dim> copy = new ArrayList<>(dims);
        copy.set(axis(axis), dim);
        return new Shape(copy);
    }

    /** This shape without one axis. */
    public Shape without(int axis) {
        List<Dim> copy = new ArrayList<>(dims);
        copy.remove(axis(axis));
        return new Shape(copy);
    }

    /** Product of the axis lengths. */
    public Dim elementCount() {
        return dims.stream().reduce(Dim.of(1), Dim::times);
    }

    /** Whether every axis is a number. */
    public boolean isFixed() {
        return dims.stream().allMatch(Dim::isFixed);
    }

    /** The numbers once every symbol has a length. */
    public long[] evaluate(Map<String, Long> bindings) {
        return dims.stream().mapToLong(dim -> dim.evaluate(bindings)).toArray();
    }

    /**
     * The shape that both broadcast to, aligned at the last axis; an axis of 1 stretches (NumPy's rule).
     *
     * @throws GraphException if an axis differs and neither is 1
     */
    public Shape broadcast(Shape other) {
        int rank = Math.max(rank(), other.rank());
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            int a = i - (rank - rank());
            int b = i - (rank - other.rank());
            Dim left = a < 0 ? Dim.of(1) : dims.get(a);
            Dim right = b < 0 ? Dim.of(1) : other.dims.get(b);
            if (left.equals(right) || right.is(1)) {
                result.add(left);
            } else if (left.is(1)) {
                result.add(right);
            } else {
                throw new GraphException(
                        "Shapes " + this + " and " + other + " do not broadcast: " + left + " against " + right);
            }
        }
        return new Shape(result);
    }

    @Override
    public String toString() {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
