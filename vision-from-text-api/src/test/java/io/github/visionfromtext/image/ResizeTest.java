package io.github.visionfromtext.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against Pillow, byte for byte. */
class ResizeTest {
    private static final String CASES = """
            BICUBIC, 64, 48
            BICUBIC, 16, 9
            BICUBIC, 37, 50
            BICUBIC, 5, 23
            BICUBIC, 1, 1
            BICUBIC, 100, 3
            BILINEAR, 64, 48
            BILINEAR, 16, 9
            BILINEAR, 37, 50
            BILINEAR, 5, 23
            BILINEAR, 1, 1
            BILINEAR, 100, 3
            """;

    private static Image source() throws IOException {
        return Image.of8Bit(37, 23, ImageFixtures.bytes("source_37x23.rgb"));
    }

    private static String fixture(Resampling resampling, int width, int height) {
        return resampling.name().toLowerCase(Locale.ROOT) + "_" + width + "x" + height;
    }

    @ParameterizedTest
    @CsvSource(textBlock = CASES)
    void bytesEqualThoseOfPillow(Resampling resampling, int width, int height) throws IOException {
        byte[] expected = ImageFixtures.bytes(fixture(resampling, width, height) + ".rgb");
        assertThat(source().resize8Bit(width, height, resampling).to8Bit()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = CASES)
    void floatsEqualThoseOfPillow(Resampling resampling, int width, int height) throws IOException {
        float[] expected = ImageFixtures.floats(fixture(resampling, width, height) + ".f32");
        assertThat(source().resize(width, height, resampling).toPlanar()).containsExactly(expected, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void keepsThePictureAtItsOwnSize(Resampling resampling) throws IOException {
        assertThat(source().resize(37, 23, resampling)).isEqualTo(source());
        assertThat(source().resize8Bit(37, 23, resampling)).isEqualTo(source());
    }

    @ParameterizedTest
    @EnumSource
    void keepsAFlatColor(Resampling resampling) {
        Image flat = Image.filled(7, 5, new Color(0.2f, 0.6f, 1));
        assertThat(flat.resize(31, 2, resampling).toPlanar())
                .containsExactly(Image.filled(31, 2, new Color(0.2f, 0.6f, 1)).toPlanar(), within(1e-6f));
    }
}
