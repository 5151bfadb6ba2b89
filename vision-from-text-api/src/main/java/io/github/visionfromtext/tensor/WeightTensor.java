package io.github.visionfromtext.tensor;

import io.github.visionfromtext.InvalidInputException;

/**
 * One tensor of a checkpoint, read on demand. Thread-safe. May be larger than a Java array can hold; read it in pieces.
 */
public interface WeightTensor {
    /** Name in the checkpoint, for messages. */
    String name();

    /** Axis lengths, outermost first. A copy. */
    long[] shape();

    /** How the elements are stored, in the checkpoint's own word: {@code "F32"}, {@code "BF16"}, {@code "Q4_1"}. */
    String storage();

    /**
     * Reads elements in row-major order, widened or dequantised to FLOAT32.
     *
     * @param offset first element to read
     * @param destination array to fill
     * @param from first index in {@code destination}
     * @param count number of elements
     * @throws io.github.visionfromtext.CheckpointException if the file cannot be read
     * @throws IndexOutOfBoundsException if the range leaves the tensor or the array
     */
    void read(long offset, float[] destination, int from, int count);

    /** Number of elements. */
    default long elementCount() {
        return Tensor.elementCount(shape());
    }

    /**
     * The whole tensor: FLOAT32, or double precision if it is held so.
     *
     * @throws InvalidInputException if it has more than 2<sup>31</sup>-9 elements
     */
    default Tensor toTensor() {
        long count = elementCount();
        if (count > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException(
                    "Tensor " + name() + " has " + count + " elements, too many for one array; read it in pieces");
        }
        float[] data = new float[(int) count];
        read(0, data, 0, data.length);
        return Tensor.floats(data, shape());
    }
}
