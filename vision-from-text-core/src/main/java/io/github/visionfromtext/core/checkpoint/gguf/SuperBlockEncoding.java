package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.core.checkpoint.file.Encoding;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;

/** ggml's "K" quantisation: blocks of 256 elements whose smaller groups have quantised scales of their own. */
enum SuperBlockEncoding implements Encoding {
    /** d, dmin, 8 packed (scale, minimum) pairs, 128 bytes of nibbles: {@code x = d scale q - dmin minimum}. */
    Q4_K(144) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            int nibbles = at + 4 + SCALE_BYTES;
            decodePairs(source, at, x, from, (group, i) -> nibble(source, nibbles, group, i));
        }
    },
    /** As Q4_K, with 32 bytes of fifth bits, bit {@code group} of byte i for element i, before the nibbles. */
    Q5_K(176) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            int fifths = at + 4 + SCALE_BYTES;
            int nibbles = fifths + GROUP;
            decodePairs(
                    source,
                    at,
                    x,
                    from,
                    (group, i) -> nibble(source, nibbles, group, i) | (source[fifths + i] >> group & 1) << 4);
        }
    },
    /** 128 bytes of nibbles, 64 of bit pairs, 16 signed scales, d: {@code x = d scale (q - 32)}. */
    Q6_K(210) {
        @Override
        void decodeBlock(byte[] source, int at, float[] x, int from) {
            float d = LittleEndian.halfAt(source, at + 208);
            for (int half = 0; half < 2; half++) {
                int nibbles = at + 64 * half;
                int pairs = at + 128 + 32 * half;
                int scales = at + 192 + 8 * half;
                for (int quarter = 0; quarter < 4; quarter++) {
                    for (int i = 0; i < GROUP; i++) {
                        int low = (source[nibbles + GROUP * (quarter & 1) + i] >> (4 * (quarter >> 1))) & 0xf;
                        int high = (source[pairs + i] >> (2 * quarter)) & 3;
                        float scale = d * source[scales + 2 * quarter + i / 16];
                        x[from + 128 * half + GROUP * quarter + i] = scale * ((low | high << 4) - 32);
                    }
                }
            }
        }
    };

    private static final int ELEMENTS = 256;
    private static final int GROUP = 32;
    private static final int SCALE_BYTES = 12;

    /** The quantised element i of a group of 32. */
    private interface Quantised {
        int at(int group, int i);
    }

    private final int blockBytes;

    SuperBlockEncoding(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    @Override
    public String label() {
        return name();
    }

    @Override
    public int blockElements() {
        return ELEMENTS;
    }

    @Override
    public int blockBytes() {
        return blockBytes;
    }

    @Override
    public void decode(byte[] source, int at, int blocks, float[] destination, int from) {
        for (int block = 0; block < blocks; block++) {
            decodeBlock(source, at + block * blockBytes, destination, from + block * ELEMENTS);
        }
    }

    abstract void decodeBlock(byte[] source, int at, float[] x, int from);

    private static int nibble(byte[] source, int nibbles, int group, int i) {
        return (source[nibbles + GROUP * (group >> 1) + i] >> (4 * (group & 1))) & 0xf;
    }

    private static void decodePairs(byte[] source, int at, float[] x, int from, Quantised quantised) {
        float d = LittleEndian.halfAt(source, at);
        float dmin = LittleEndian.halfAt(source, at + 2);
        for (int group = 0; group < ELEMENTS / GROUP; group++) {
            float scale = d * packed(source, at + 4, group, 0);
            float minimum = dmin * packed(source, at + 4, group, 4);
            for (int i = 0; i < GROUP; i++) {
                x[from + GROUP * group + i] = scale * quantised.at(group, i) - minimum;
            }
        }
    }

    /**
     * Scale ({@code row} 0) or minimum ({@code row} 4) of a group, 6 bits. Groups 0-3 lie in the low 6 bits of a byte; of
     * groups 4-7 the low 4 bits share bytes 8-11, and the high 2 sit on top of those of group - 4.
     */
    private static int packed(byte[] source, int scales, int group, int row) {
        if (group < 4) {
            return source[scales + row + group] & 0x3f;
        }
        int low = source[scales + 4 + group] >> row & 0xf;
        return low | (source[scales + row + group - 4] >> 6 & 3) << 4;
    }
}
