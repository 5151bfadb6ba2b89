package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.core.checkpoint.file.Encoding;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;

/**
 * Blocks of 32 elements with one scale {@code d}, by ggml's names. {@code _0} is symmetric, {@code x = d q}; {@code _1} has a
 * minimum, {@code x = d q + m}. Of two nibbles in a byte the low one is element i, the high one element i + 16.
 */
enum BlockEncoding implements Encoding {
    /** d, 16 bytes of nibbles; q - 8. */
    Q4_0(18) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            float d = LittleEndian.halfAt(source, at);
            for (int i = 0; i < HALF; i++) {
                int nibbles = source[at + 2 + i];
                x[from + i] = d * ((nibbles & 0xf) - 8);
                x[from + i + HALF] = d * ((nibbles >> 4 & 0xf) - 8);
            }
        }
    },
    /** d, m, 16 bytes of nibbles. */
    Q4_1(20) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            float d = LittleEndian.halfAt(source, at);
            float m = LittleEndian.halfAt(source, at + 2);
            for (int i = 0; i < HALF; i++) {
                int nibbles = source[at + 4 + i];
                x[from + i] = d * (nibbles & 0xf) + m;
                x[from + i + HALF] = d * (nibbles >> 4 & 0xf) + m;
            }
        }
    },
    /** d, 32 fifth bits, 16 bytes of nibbles; q - 16. */
    Q5_0(22) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            float d = LittleEndian.halfAt(source, at);
            int fifth = LittleEndian.intAt(source, at + 2);
            for (int i = 0; i < HALF; i++) {
                int nibbles = source[at + 6 + i];
                x[from + i] = d * (((nibbles & 0xf) | (((fifth >>> i) & 1) << 4)) - 16);
                x[from + i + HALF] = d * ((((nibbles >> 4) & 0xf) | (((fifth >>> (i + HALF)) & 1) << 4)) - 16);
            }
        }
    },
    /** d, m, 32 fifth bits, 16 bytes of nibbles. */
    Q5_1(24) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            float d = LittleEndian.halfAt(source, at);
            float m = LittleEndian.halfAt(source, at + 2);
            int fifth = LittleEndian.intAt(source, at + 4);
            for (int i = 0; i < HALF; i++) {
                int nibbles = source[at + 8 + i];
                x[from + i] = d * ((nibbles & 0xf) | (((fifth >>> i) & 1) << 4)) + m;
                x[from + i + HALF] = d * (((nibbles >> 4) & 0xf) | (((fifth >>> (i + HALF)) & 1) << 4)) + m;
            }
        }
    },
    /** d, 32 signed bytes. */
    Q8_0(34) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            float d = LittleEndian.halfAt(source, at);
            for (int i = 0; i < 2 * HALF; i++) {
                x[from + i] = d * source[at + 2 + i];
            }
        }
    };

    private static final int HALF = 16;

    private final int blockBytes;

    BlockEncoding(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    @Override
    public String label() {
        return name();
    }

    @Override
    public int blockElements() {
        return 2 * HALF;
    }

    @Override
    public int blockBytes() {
        return blockBytes;
    }

    @Override
    public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
        for (int block = 0; block < blocks; block++) {
            decodeBlock(source, at + block * blockBytes, destination, from + block * 2 * HALF);
        }
    }

    abstract void decodeBlock(byte[] source, int at, float[] x, int from);
}
