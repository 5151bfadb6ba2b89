package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.Objects;

/** A tensor whose elements lie in another order or apart, such as a transposed one. Thread-safe. */
final class StridedTensor implements WeightTensor {
    /** Up to here all numbers between the first and the last element are read at once: 64 MiB as floats. */
    private static final long MAX_SPAN = 1 << 24;

    private final String name;
    private final WeightTensor span;
    private final long[] shape;
    private final long[] strides;

    /**
     * @param span what is stored from the first element to the last, one-dimensional
     */
    StridedTensor(String name, WeightTensor span, long[] shape, long[] strides) {
        this.name = name;
        this.span = span;
        this.shape = shape.clone();
        this.strides = strides.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public String storage() {
        return span.storage();
    }

    @Override
    public void read(long offset, float[] destination, int from, int count) {
        Objects.checkFromIndexSize(offset, count, Tensor.elementCount(shape));
        Objects.checkFromIndexSize(from, count, destination.length);
        long length = span.elementCount();
        // Reading the span pays when many of its numbers are wanted.
        if (length <= MAX_SPAN && count > length / 1024) {
            float[] numbers = span.toTensor().floats();
            for (int i = 0; i < count; i++) {
                destination[from + i] = numbers[(int) storedIndex(offset + i)];
            }
        } else {
            for (int i = 0; i < count; i++) {
                span.read(storedIndex(offset + i), destination, from + i, 1);
            }
        }
    }

    /** Where in the span the element of a row-major index is. */
    private long storedIndex(long index) {
        long rest = index;
        long stored = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            stored += rest % shape[axis] * strides[axis];
            rest /= shape[axis];
        }
        return stored;
    }

    @Override
    public String toString() {
        return name;
    }
}
