package io.github.visionfromtext.backend.nd4j.memory;

/** The numbers of one value of a graph, in row-major order. Used by one thread at a time. */
public sealed interface Numbers permits Floats, Ints {
    /** How many there are. */
    int length();

    /**
     * Copies numbers {@code from}, {@code from + stride}, ... to {@code target}, which is of the same kind. A stride of 0
     * repeats one number.
     */
    void copyTo(int from, int stride, Numbers target, int at, int targetStride, int count);
}
