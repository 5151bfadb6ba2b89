package io.github.visionfromtext.core.reference;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The numbers of one state, and what a call has overwritten of them, so that a call that fails leaves no trace. */
final class StateMemory {
    private final long[] shape;
    private final double[] data;
    private final Deque<Overwritten> log = new ArrayDeque<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Overwritten(int offset, double[] before) {}

    StateMemory(long[] shape) {
        this.shape = shape;
        this.data = new double[Strides.elementCount(shape)];
    }

    long[] shape() {
        return shape;
    }

    double[] data() {
        return data;
    }

    void write(int offset, double[] source, int from, int count) {
        log.push(new Overwritten(offset, Arrays.copyOfRange(data, offset, offset + count)));
        System.arraycopy(source, from, data, offset, count);
    }

    /** Keeps what was written since the last commit. */
    void commit() {
        log.clear();
    }

    /** Undoes what was written since the last commit, the latest write first. */
    void rollBack() {
        while (!log.isEmpty()) {
            Overwritten write = log.pop();
            System.arraycopy(write.before, 0, data, write.offset, write.before.length);
        }
    }
}
