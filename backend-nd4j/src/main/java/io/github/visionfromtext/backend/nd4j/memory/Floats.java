package io.github.visionfromtext.backend.nd4j.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Floats in native memory, or a part of others. Java reads and writes whole runs of them through a heap array, which costs
 * far less than element by element; BLAS takes the pointer.
 */
public final class Floats implements Numbers {
    /** Most numbers of one value: native memory that a Java buffer can show. */
    public static final int MOST = Integer.MAX_VALUE / Float.BYTES;

    private static final FloatBuffer NOTHING =
            ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder()).asFloatBuffer();

    private final FloatPointer pointer;
    private final FloatBuffer buffer;
    private final int length;

    /** @param pointer at the first of {@code length} floats; not freed by this */
    Floats(FloatPointer pointer, int length) {
        this.pointer = pointer;
        this.length = length;
        this.buffer = length == 0
                ? NOTHING
                : new FloatPointer(pointer).capacity(length).asBuffer();
    }

    @Override
    public int length() {
        return length;
    }

    /** Where the first number is; the caller must not move it. */
    public FloatPointer pointer() {
        return pointer;
    }

    /** A pointer of the caller's own, to be moved by {@code position}. */
    public FloatPointer cursor() {
        return new FloatPointer(pointer);
    }

    /** {@code count} of these numbers, from {@code from} on, in the same memory. */
    public Floats part(int from, int count) {
        if (from < 0 || count < 0 || count > length - from) {
            throw new IndexOutOfBoundsException(count + " floats from " + from + " on, of " + length);
        }
        return from == 0 && count == length ? this : new Floats(pointer.getPointer(from), count);
    }

    /** Reads {@code count} numbers that lie {@code stride} apart; a stride of 0 repeats one. */
    public void read(int at, int stride, float[] to, int count) {
        if (stride == 1) {
            buffer.get(at, to, 0, count);
        } else if (stride == 0) {
            Arrays.fill(to, 0, count, count == 0 ? 0 : buffer.get(at));
        } else {
            for (int i = 0; i < count; i++) {
                to[i] = buffer.get(at + i * stride);
            }
        }
    }

    /** Reads neighbours. */
    public void read(int at, float[] to, int from, int count) {
        buffer.get(at, to, from, count);
    }

    /** All numbers, copied. */
    public float[] toArray() {
        float[] copy = new float[length];
        buffer.get(0, copy);
        return copy;
    }

    /** Writes neighbours. */
    public void write(int at, float[] from, int count) {
        buffer.put(at, from, 0, count);
    }

    /** Writes {@code count} numbers {@code stride} apart. */
    public void write(int at, int stride, float[] from, int count) {
        if (stride == 1) {
            buffer.put(at, from, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                buffer.put(at + i * stride, from[i]);
            }
        }
    }

    /** Adds numbers to those that lie {@code stride} apart; with a stride of 0, all to one. */
    public void add(int at, int stride, float[] numbers, int count) {
        if (stride == 0) {
            double sum = count == 0 ? 0 : buffer.get(at);
            for (int i = 0; i < count; i++) {
                sum += numbers[i];
            }
            if (count > 0) {
                buffer.put(at, (float) sum);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            buffer.put(at + i * stride, buffer.get(at + i * stride) + numbers[i]);
        }
    }

    public float get(int at) {
        return buffer.get(at);
    }

    public void put(int at, float value) {
        buffer.put(at, value);
    }

    /** Sets a part to one value. */
    public void fill(int at, int count, float value) {
        float[] run = new float[Math.min(count, 1024)];
        Arrays.fill(run, value);
        for (int done = 0; done < count; done += run.length) {
            buffer.put(at + done, run, 0, Math.min(run.length, count - done));
        }
    }

    @Override
    public void copyTo(int from, int stride, Numbers target, int at, int targetStride, int count) {
        FloatBuffer to = ((Floats) target).buffer;
        if (stride == 1 && targetStride == 1) {
            to.put(at, buffer, from, count);
        } else {
            for (int i = 0; i < count; i++) {
                to.put(at + i * targetStride, buffer.get(from + i * stride));
            }
        }
    }
}
