package io.github.visionfromtext.core.checkpoint.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers out of bytes, the lowest byte first, at any alignment. */
public final class LittleEndian {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private LittleEndian() {}

    public static short shortAt(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at);
    }

    public static int intAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    public static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    public static float floatAt(byte[] bytes, int at) {
        return Float.intBitsToFloat(intAt(bytes, at));
    }

    public static double doubleAt(byte[] bytes, int at) {
        return Double.longBitsToDouble(longAt(bytes, at));
    }

    /** The IEEE half at {@code at}, widened. */
    public static float halfAt(byte[] bytes, int at) {
        return Float16.halfToFloat(shortAt(bytes, at));
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }
}
