package io.github.visionfromtext.core.checkpoint.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One number after another, little-endian, by the names safetensors gives them. */
public enum PlainEncoding implements Encoding {
    F64(8) {
        @Override
        float element(byte[] source, int at) {
            return (float) (double) DOUBLES.get(source, at);
        }
    },
    F32(4) {
        @Override
        public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
            ByteBuffer.wrap(source, at, blocks * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(destination, from, blocks);
        }
    },
    F16(2) {
        @Override
        public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
            for (int i = 0; i < blocks; i++) {
                destination[from + i] = Float16.halfToFloat((short) SHORTS.get(source, at + 2 * i));
            }
        }
    },
    BF16(2) {
        @Override
        public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
            for (int i = 0; i < blocks; i++) {
                destination[from + i] = Float16.bfloatToFloat((short) SHORTS.get(source, at + 2 * i));
            }
        }
    },
    I64(8) {
        @Override
        float element(byte[] source, int at) {
            return (long) LONGS.get(source, at);
        }
    },
    I32(4) {
        @Override
        float element(byte[] source, int at) {
            return (int) INTS.get(source, at);
        }
    },
    I16(2) {
        @Override
        float element(byte[] source, int at) {
            return (short) SHORTS.get(source, at);
        }
    },
    I8(1) {
        @Override
        float element(byte[] source, int at) {
            return source[at];
        }
    },
    U8(1) {
        @Override
        float element(byte[] source, int at) {
            return source[at] & 0xff;
        }
    },
    BOOL(1) {
        @Override
        float element(byte[] source, int at) {
            return source[at] == 0 ? 0 : 1;
        }
    };

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private final int bytes;

    PlainEncoding(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public String label() {
        return name();
    }

    @Override
    public int blockElements() {
        return 1;
    }

    @Override
    public int blockBytes() {
        return bytes;
    }

    @Override
    public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
        for (int i = 0; i < blocks; i++) {
            destination[from + i] = element(source, at + i * bytes);
        }
    }

    /** The one element at {@code at}; for encodings that have no quicker way. */
    float element(byte[] source, int at) {
        throw new UnsupportedOperationException(name());
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }
}
