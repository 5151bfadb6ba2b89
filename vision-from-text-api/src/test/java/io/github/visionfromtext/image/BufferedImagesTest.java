package io.github.visionfromtext.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedImagesTest {
    private static final int OPAQUE_TEAL = 0xff107fc8;

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE,
            })
    void readsColorsOf8BitsExactly(int type) {
        BufferedImage picture = new BufferedImage(2, 1, type);
        picture.setRGB(1, 0, OPAQUE_TEAL);
        Image image = BufferedImages.toImage(picture);
        assertThat(image.crop(1, 0, 1, 1).to8Bit()).containsExactly(0x10, 0x7f, (byte) 0xc8);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_USHORT_565_RGB, BufferedImage.TYPE_USHORT_555_RGB})
    void readsPackedColorsToTheirPrecision(int type) {
        BufferedImage picture = new BufferedImage(1, 1, type);
        picture.setRGB(0, 0, OPAQUE_TEAL);
        Image image = BufferedImages.toImage(picture);
        assertThat(image.toPlanar())
                .containsExactly(new float[] {0x10 / 255f, 0x7f / 255f, 0xc8 / 255f}, within(1f / 31));
    }

    @Test
    void takesGraySamplesAsTheyAreStored() {
        BufferedImage bytes = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        bytes.getRaster().setSample(0, 0, 0, 77);
        assertThat(BufferedImages.toImage(bytes).to8Bit()).containsExactly(77, 77, 77);

        BufferedImage shorts = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        shorts.getRaster().setSample(0, 0, 0, 12_345);
        assertThat(BufferedImages.toImage(shorts).at(0, 0, 2)).isEqualTo(12_345 / 65_535f);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED})
    void looksColorsUpInThePalette(int type) {
        BufferedImage picture = new BufferedImage(9, 2, type);
        picture.setRGB(8, 1, 0xffffffff);
        Image image = BufferedImages.toImage(picture);
        assertThat(image.at(8, 1, 0)).isEqualTo(1);
        assertThat(image.at(7, 1, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void blendsTransparencyIntoTheBackground(int type) {
        BufferedImage picture = new BufferedImage(2, 1, type);
        picture.setRGB(0, 0, 0x33ff0000);
        Image onBlue = BufferedImages.toImage(picture, new Color(0, 0, 1));
        assertThat(onBlue.toInterleaved()).containsExactly(new float[] {0.2f, 0, 0.8f, 0, 0, 1}, within(1e-6f));
    }

    @Test
    void convertsLinearLightToSrgb() {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB), false, false, 1, DataBuffer.TYPE_BYTE);
        var raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, new int[] {55, 55, 55});
        Image image = BufferedImages.toImage(new BufferedImage(model, raster, false, null));
        // 55/255 of the light is sRGB value 128.
        assertThat(image.at(0, 0, 1) * 255).isCloseTo(128, within(1f));
    }

    @Test
    void readsFloatingPointSamples() {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_FLOAT);
        var raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, new float[] {0.1f, 0.123456f, 0.9f});
        Image image = BufferedImages.toImage(new BufferedImage(model, raster, false, null));
        assertThat(image.toInterleaved()).containsExactly(0.1f, 0.123456f, 0.9f);
    }

    @Test
    void readsAPartOfALargerPicture() {
        BufferedImage picture = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 2, 0x0000ff);
        Image part = BufferedImages.toImage(picture.getSubimage(2, 2, 3, 2));
        assertThat(part.at(1, 0, 2)).isEqualTo(1);
        assertThat(part.at(0, 0, 2)).isZero();
    }

    @Test
    void writesBothDepths() {
        Image image = ImageFixtures.random(7, 3, 9);
        BufferedImage eight = BufferedImages.toBufferedImage(image);
        assertThat(eight.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertThat(BufferedImages.toImage(eight)).isEqualTo(image.roundTo8Bits());
        Image sixteen = BufferedImages.toImage(BufferedImages.toBufferedImage(image, BitDepth.SIXTEEN));
        assertThat(sixteen.toPlanar()).containsExactly(image.toPlanar(), within(0.51f / 65_535));
    }

    @Test
    void clampsWhatABufferedImageCannotHold() {
        Image image = Image.ofInterleaved(1, 1, new float[] {-3, 0.5f, 7});
        assertThat(BufferedImages.toBufferedImage(image).getRGB(0, 0)).isEqualTo(0xff0080ff);
    }
}
