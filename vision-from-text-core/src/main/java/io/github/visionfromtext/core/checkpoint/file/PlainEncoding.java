package io.github.visionfromtext.core.checkpoint.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One number after another, little-endian, by the names safetensors gives them. */
public enum PlainEncoding implements Encoding {
    F64(8, (bytes, at) -> (float) LittleEndian.doubleAt(bytes, at)),
    F32(4, LittleEndian::floatAt) {
        @Override
        public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
            ByteBuffer.wrap(source, at, blocks * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(destination, from, blocks);
        }
    },
    F16(2, LittleEndian::halfAt) {
        @Override
        public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
            for (int i = 0; i < blocks; i++) {
                destination[from + i] = LittleEndian.halfAt(source, at + 2 * i);
            }
        }
    },
    BF16(2, (bytes, at) -> Float16.bfloatToFloat(LittleEndian.shortAt(bytes, at))) {
        @Override
        public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
            for (int i = 0; i < blocks; i++) {
                destination[from + i] = Float16.bfloatToFloat(LittleEndian.shortAt(source, at + 2 * i));
            }
        }
    },
    F8_E5M2(1, (bytes, at) -> Float16.halfToFloat((short) (bytes[at] << 8))),
    F8_E4M3(1, (bytes, at) -> Float8.e4m3ToFloat(bytes[at])),
    I64(8, LittleEndian::longAt),
    I32(4, LittleEndian::intAt),
    I16(2, LittleEndian::shortAt),
    I8(1, (bytes, at) -> bytes[at]),
    U64(8, (bytes, at) -> unsigned(LittleEndian.longAt(bytes, at))),
    U32(4, (bytes, at) -> Integer.toUnsignedLong(LittleEndian.intAt(bytes, at))),
    U16(2, (bytes, at) -> LittleEndian.shortAt(bytes, at) & 0xffff),
    U8(1, (bytes, at) -> bytes[at] & 0xff),
    BOOL(1, (bytes, at) -> bytes[at] == 0 ? 0 : 1);

    /** Reads one number as the nearest float. */
    private interface Element {
        float read(byte[] bytes, int at);
    }

    private final int bytes;

    @SuppressWarnings("ImmutableEnumChecker") // A function without state.
    private final Element element;

    PlainEncoding(int bytes, Element element) {
        this.bytes = bytes;
        this.element = element;
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
            destination[from + i] = element.read(source, at + i * bytes);
        }
    }

    private static float unsigned(long value) {
        // Half of it, the lowest bit kept sticky so that doubling rounds as the whole would.
        return value >= 0 ? value : 2f * ((value >>> 1) | (value & 1));
    }
}
