package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.core.checkpoint.file.LittleEndian;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Types of metadata values, in the order of their numbers in a file. */
public enum GgufType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(8),
    ARRAY(12),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    private static final GgufType[] BY_NUMBER = values();

    /** Bytes of a value; of a string or array at least. */
    final int bytes;

    GgufType(int bytes) {
        this.bytes = bytes;
    }

    static @Nullable GgufType of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    boolean isComposite() {
        return this == STRING || this == ARRAY;
    }

    /**
     * A number or flag out of bytes: {@link Long} for integers ({@link BigInteger} beyond its range), {@link Float},
     * {@link Double}, {@link Boolean}.
     */
    Object valueAt(byte[] source, int at) {
        return switch (this) {
            case UINT8 -> (long) (source[at] & 0xff);
            case INT8 -> (long) source[at];
            case UINT16 -> (long) (LittleEndian.shortAt(source, at) & 0xffff);
            case INT16 -> (long) LittleEndian.shortAt(source, at);
            case UINT32 -> Integer.toUnsignedLong(LittleEndian.intAt(source, at));
            case INT32 -> (long) LittleEndian.intAt(source, at);
            case FLOAT32 -> LittleEndian.floatAt(source, at);
            case BOOL -> source[at] != 0;
            case UINT64 -> unsigned(LittleEndian.longAt(source, at));
            case INT64 -> LittleEndian.longAt(source, at);
            case FLOAT64 -> LittleEndian.doubleAt(source, at);
            case STRING, ARRAY -> throw new IllegalStateException(this + " has no fixed size");
        };
    }

    private static Object unsigned(long value) {
        if (value >= 0) {
            return value;
        }
        return new BigInteger(Long.toUnsignedString(value));
    }
}
