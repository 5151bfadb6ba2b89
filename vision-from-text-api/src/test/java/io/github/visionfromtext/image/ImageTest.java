package io.github.visionfromtext.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import org.junit.jupiter.api.Test;

class ImageTest {
    /** Red 0 1 2 / 3 4 5, green 10..15, blue 20..25. */
    private static final float[] PLANAR = {0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25};

    private final Image image = Image.ofPlanar(3, 2, PLANAR);

    @Test
    void namesPlacesByColumnRowAndChannel() {
        assertThat(image.width()).isEqualTo(3);
        assertThat(image.height()).isEqualTo(2);
        assertThat(image.at(2, 0, 0)).isEqualTo(2);
        assertThat(image.at(0, 1, 1)).isEqualTo(13);
        assertThat(image.at(2, 1, 2)).isEqualTo(25);
    }

    @Test
    void convertsBetweenPlanarAndInterleaved() {
        float[] interleaved = image.toInterleaved();
        assertThat(interleaved).startsWith(0, 10, 20, 1, 11, 21, 2, 12, 22, 3, 13, 23);
        assertThat(Image.ofInterleaved(3, 2, interleaved)).isEqualTo(image);
        assertThat(image.toPlanar()).containsExactly(PLANAR);
    }

    @Test
    void keepsItsOwnCopyOfEveryArray() {
        float[] values = PLANAR.clone();
        Image copied = Image.ofPlanar(3, 2, values);
        values[0] = 99;
        copied.toPlanar()[0] = 99;
        copied.toInterleaved()[0] = 99;
        assertThat(copied.at(0, 0, 0)).isZero();
    }

    @Test
    void copiesIntoABatch() {
        float[] batch = new float[20];
        image.copyPlanarTo(batch, 2);
        assertThat(batch).startsWith(0, 0, 0, 1, 2).endsWith(24, 25);
        assertThatThrownBy(() -> image.copyPlanarTo(batch, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void cropsARectangle() {
        Image part = image.crop(1, 0, 2, 2);
        assertThat(part).isEqualTo(Image.ofPlanar(2, 2, new float[] {1, 2, 4, 5, 11, 12, 14, 15, 21, 22, 24, 25}));
        assertThat(image.crop(0, 0, 3, 2)).isEqualTo(image);
    }

    @Test
    void refusesCropsThatLeaveThePicture() {
        assertThatThrownBy(() -> image.crop(2, 0, 2, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2x1 at x=2, y=0")
                .hasMessageContaining("3x2");
        assertThatThrownBy(() -> image.crop(1, 0, Integer.MAX_VALUE, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> image.crop(0, 0, 0, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> image.crop(-1, 0, 1, 1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void roundsToTheNearestOf256Levels() {
        float[] values = {-0.2f, 0.4f / 255, 0.5f / 255, 1.49f / 255, 254.6f / 255, 1.7f};
        Image row = Image.ofInterleaved(2, 1, values);
        assertThat(row.to8Bit()).containsExactly(0, 0, 1, 1, (byte) 255, (byte) 255);
        assertThat(row.roundTo8Bits().toInterleaved()).containsExactly(0, 0, 1f / 255, 1f / 255, 1, 1);
        assertThat(row.clamp().toInterleaved()).containsExactly(0, values[1], values[2], values[3], values[4], 1);
    }

    @Test
    void every8BitValueSurvivesTheRoundTrip() {
        byte[] all = new byte[256 * 3];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Image levels = Image.of8Bit(256, 1, all);
        assertThat(levels.to8Bit()).containsExactly(all);
        assertThat(levels.roundTo8Bits()).isEqualTo(levels);
    }

    @Test
    void isEqualByContent() {
        assertThat(image).isEqualTo(Image.ofPlanar(3, 2, PLANAR)).hasSameHashCodeAs(Image.ofPlanar(3, 2, PLANAR));
        assertThat(image).isNotEqualTo(Image.ofPlanar(2, 3, PLANAR)).isNotEqualTo(image.clamp());
        assertThat(image).hasToString("Image[3x2]");
    }

    @Test
    void fillsWithAColor() {
        Image filled = Image.filled(2, 1, new Color(0.25f, 0.5f, 1));
        assertThat(filled.toInterleaved()).containsExactly(0.25f, 0.5f, 1, 0.25f, 0.5f, 1);
        assertThatThrownBy(() -> new Color(0, Float.NaN, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("green");
    }

    @Test
    void refusesWrongSizesAndLengths() {
        assertThatThrownBy(() -> Image.ofPlanar(3, 2, new float[17]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("17 values")
                .hasMessageContaining("18");
        assertThatThrownBy(() -> Image.filled(0, 5, Color.BLACK)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Image.filled(70_000, 70_000, Color.BLACK)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> image.resize(0, 1, Resampling.BICUBIC)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesValuesThatAreNotFinite() {
        float[] values = PLANAR.clone();
        values[13] = Float.NaN;
        assertThatThrownBy(() -> Image.ofPlanar(3, 2, values))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("NaN at x=1, y=0, channel 2");
        assertThatThrownBy(() -> image.at(3, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
