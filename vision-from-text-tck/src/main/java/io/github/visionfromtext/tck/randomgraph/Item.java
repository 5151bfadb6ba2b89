package io.github.visionfromtext.tck.randomgraph;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.ElementType;

/**
 * A value of a graph that is being made up, and what is known of its elements.
 *
 * @param bound no magnitude is above it
 * @param exact whether every backend has exactly these numbers: inputs and what only moves or picks them. Comparisons of
 *     other numbers would be decided by rounding.
 */
record Item(Value value, double bound, boolean exact) {
    boolean isFloat() {
        return value.type() == ElementType.FLOAT;
    }

    Shape shape() {
        return value.shape();
    }

    int rank() {
        return shape().rank();
    }

    /** Length of an axis if it is a number, else -1. */
    long fixed(int axis) {
        Dim dim = shape().dim(axis);
        return dim.isFixed() ? dim.fixed() : -1;
    }

    /** Whether no axis is known to have length 0; symbols stand for lengths above 0 except where a call says so. */
    boolean isFull() {
        return shape().dims().stream().noneMatch(dim -> dim.is(0));
    }

    Item with(Value moved) {
        return new Item(moved, bound, exact);
    }
}
