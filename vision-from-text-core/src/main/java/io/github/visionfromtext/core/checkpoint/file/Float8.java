package io.github.visionfromtext.core.checkpoint.file;

/** The 8-bit float that, unlike E5M2, is no shortened half. */
final class Float8 {
    private Float8() {}

    /** E4M3 as neural networks use it (FN): 4 bits of exponent with bias 7, 3 of mantissa, no infinity, one NaN per sign. */
    static float e4m3ToFloat(byte bits) {
        int exponent = bits >> 3 & 0xf;
        int mantissa = bits & 7;
        float magnitude;
        if (exponent == 0) {
            magnitude = Math.scalb((float) mantissa, -9);
        } else if (exponent == 15 && mantissa == 7) {
            magnitude = Float.NaN;
        } else {
            magnitude = Math.scalb((float) (8 + mantissa), exponent - 10);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
