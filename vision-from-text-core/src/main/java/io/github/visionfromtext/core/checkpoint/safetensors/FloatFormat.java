package io.github.visionfromtext.core.checkpoint.safetensors;

import io.github.visionfromtext.core.checkpoint.file.Float16;
import java.nio.ByteBuffer;

/** How floats are stored in a file that is written. */
public enum FloatFormat {
    /** 4 bytes, exact. */
    F32(4) {
        @Override
        void encode(float[] values, int count, ByteBuffer target) {
            for (int i = 0; i < count; i++) {
                target.putFloat(values[i]);
            }
        }
    },
    /** 2 bytes: IEEE half precision, nearest with ties to even; beyond 65519 infinity. */
    F16(2) {
        @Override
        void encode(float[] values, int count, ByteBuffer target) {
            for (int i = 0; i < count; i++) {
                target.putShort(Float16.floatToHalf(values[i]));
            }
        }
    },
    /** 2 bytes: the range of a float with 8 significant bits, nearest with ties to even. */
    BF16(2) {
        @Override
        void encode(float[] values, int count, ByteBuffer target) {
            for (int i = 0; i < count; i++) {
                target.putShort(Float16.floatToBfloat(values[i]));
            }
        }
    };

    private final int bytes;

    FloatFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Appends the first {@code count} values. */
    abstract void encode(float[] values, int count, ByteBuffer target);
}
