package io.github.visionfromtext.core.checkpoint.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Properties over all 65,536 patterns; the rounding of given values is compared with torch in SafetensorsWriterTest. */
class Float16Test {
    @Test
    void everyHalfSurvivesTheWayToFloatAndBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Float16.halfToFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Float16.floatToHalf(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void everyBfloatSurvivesTheWayToFloatAndBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Float16.bfloatToFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Float16.floatToBfloat(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void halfHasTheValuesOfItsDefinition() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            int exponent = bits >> 10;
            double mantissa = bits & 0x3ff;
            double expected =
                    exponent == 0 ? mantissa * Math.pow(2, -24) : (1 + mantissa / 1024) * Math.pow(2, exponent - 15);
            assertThat((double) Float16.halfToFloat((short) bits)).isEqualTo(expected);
            assertThat((double) Float16.halfToFloat((short) (bits | 0x8000))).isEqualTo(-expected);
        }
        assertThat(Float16.halfToFloat((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Float16.halfToFloat((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void notANumberStaysNotANumber() {
        for (int payload : new int[] {0x7f800001, 0x7fc00000, 0xffffffff, 0x7f80ffff}) {
            float nan = Float.intBitsToFloat(payload);
            assertThat(Float16.halfToFloat(Float16.floatToHalf(nan))).isNaN();
            assertThat(Float16.bfloatToFloat(Float16.floatToBfloat(nan))).isNaN();
        }
        assertThat(Float16.halfToFloat((short) 0x7c01)).isNaN();
    }
}
