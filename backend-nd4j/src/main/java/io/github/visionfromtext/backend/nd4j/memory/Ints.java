package io.github.visionfromtext.backend.nd4j.memory;

/** Indices, positions, conditions: few, so they stay on the Java heap. */
public final class Ints implements Numbers {
    private final long[] values;

    public Ints(long... values) {
        this.values = values;
    }

    /** The numbers themselves, to read and to write. */
    public long[] values() {
        return values;
    }

    @Override
    public int length() {
        return values.length;
    }

    @Override
    public void copyTo(int from, int stride, Numbers target, int at, int targetStride, int count) {
        long[] to = ((Ints) target).values;
        for (int i = 0; i < count; i++) {
            to[at + i * targetStride] = values[from + i * stride];
        }
    }
}
