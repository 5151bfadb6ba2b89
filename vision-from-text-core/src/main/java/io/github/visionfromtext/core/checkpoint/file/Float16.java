package io.github.visionfromtext.core.checkpoint.file;

/** IEEE 754 half precision and BFLOAT16, which Java 17 lacks. */
public final class Float16 {
    private static final float TWO_POW_112 = 0x1p112f;

    private Float16() {}

    /** The float of the same value as a half; exact. */
    public static float halfToFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int magnitude = (half & 0x7fff) << 13;
        if (magnitude >= 0x7c00 << 13) {
            return Float.intBitsToFloat(sign | 0x7f800000 | magnitude);
        }
        // The exponent bias differs by 112; a multiplication also gets subnormal halves right.
        return Float.intBitsToFloat(sign | Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) * TWO_POW_112));
    }

    /** The nearest half, ties to even; beyond 65519 infinity. */
    public static short floatToHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x47800000) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x38800000) {
            // Below the smallest normal half, steps are 2^-24: adding 0.5 leaves exactly those steps in the mantissa.
            float shifted = Float.intBitsToFloat(magnitude) + 0.5f;
            return (short) (sign | Float.floatToRawIntBits(shifted) - 0x3f000000);
        }
        int rounded = magnitude + 0xfff + (magnitude >>> 13 & 1);
        return (short) (sign | (rounded >>> 13) - (112 << 10));
    }

    /** The float of the same value as a BFLOAT16; exact. */
    public static float bfloatToFloat(short bfloat) {
        return Float.intBitsToFloat(bfloat << 16);
    }

    /** The nearest BFLOAT16, ties to even. */
    public static short floatToBfloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        if ((bits & 0x7fffffff) > 0x7f800000) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
