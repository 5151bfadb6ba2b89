package io.github.visionfromtext.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Pillow's decoders. JPEG differs by rounding; WebP's halved chroma is interpolated by Pillow and repeated here. */
class ImageFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rgb.png, 0",
        "rgba.png, 1",
        "gray.png, 0",
        "gray_alpha.png, 1",
        "bilevel.png, 0",
        "palette.png, 0",
        "palette_transparent.png, 0",
        "baseline.jpg, 2",
        "full_chroma.jpg, 2",
        "progressive.jpg, 2",
        "gray.jpg, 2",
        "cmyk.jpg, 2",
        "lossless.webp, 0",
        "lossless_alpha.webp, 1",
        "lossy.webp, 10",
        "lossy_alpha.webp, 10",
    })
    void decodesLikePillow(String name, int tolerance) throws IOException {
        Image image = ImageFiles.read(ImageFixtures.copyTo(folder, name));
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.height()).isEqualTo(28);
        assertClose(image, ImageFixtures.bytes(name + ".rgb"), tolerance);
    }

    @ParameterizedTest
    @CsvSource({"1,40,28", "2,40,28", "3,40,28", "4,40,28", "5,28,40", "6,28,40", "7,28,40", "8,28,40"})
    void turnsPicturesUpright(int orientation, int width, int height) throws IOException {
        String name = "orientation_" + orientation + ".jpg";
        Image image = ImageFiles.read(ImageFixtures.copyTo(folder, name));
        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        assertClose(image, ImageFixtures.bytes(name + ".rgb"), 2);
    }

    @Test
    void keeps16BitsAChannel() throws IOException {
        Image image = ImageFiles.read(ImageFixtures.copyTo(folder, "rgb16.png"));
        ByteBuffer expected =
                ByteBuffer.wrap(ImageFixtures.bytes("rgb16.png.u16")).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : image.toInterleaved()) {
            assertThat(Math.round(value * 65_535.0)).isEqualTo(expected.getShort() & 0xffff);
        }
        Path copy = folder.resolve("copy.png");
        ImageFiles.writePng(image, copy, BitDepth.SIXTEEN);
        assertThat(ImageFiles.read(copy)).isEqualTo(image);
    }

    @Test
    void tellsFormatsApartByContent() throws IOException {
        Path misnamed = folder.resolve("really_a_png.jpg");
        Files.write(misnamed, ImageFixtures.bytes("rgb.png"));
        assertThat(ImageFiles.read(misnamed).to8Bit()).isEqualTo(ImageFixtures.bytes("rgb.png.rgb"));
    }

    @Test
    void compositesOnTheChosenBackground() throws IOException {
        ImageReadOptions onBlack = ImageReadOptions.DEFAULT.withBackground(Color.BLACK);
        Image image = ImageFiles.decode(ImageFixtures.bytes("rgba.png"), "rgba", onBlack);
        assertThat(image.at(0, 5, 0)).isZero();
        assertThat(image.at(39, 5, 1))
                .isEqualTo(
                        ImageFiles.read(ImageFixtures.copyTo(folder, "rgb.png")).at(39, 5, 1));
    }

    @Test
    void pngGivesBackEvery8BitPicture() {
        Image image = ImageFixtures.random(33, 17, 5).roundTo8Bits();
        Path file = folder.resolve("picture.png");
        ImageFiles.writePng(image, file);
        assertThat(ImageFiles.read(file)).isEqualTo(image);
    }

    @Test
    void handlesASinglePixel() {
        Image pixel = Image.filled(1, 1, new Color(1, 0, 0.2f));
        Path file = folder.resolve("pixel.png");
        ImageFiles.writePng(pixel, file);
        assertThat(ImageFiles.read(file)).isEqualTo(pixel);
    }

    @Test
    void jpegQualityTradesSizeForFidelity() throws IOException {
        Image image = ImageFiles.read(ImageFixtures.copyTo(folder, "rgb.png"));
        Path coarse = folder.resolve("coarse.jpg");
        Path fine = folder.resolve("fine.jpg");
        ImageFiles.writeJpeg(image, coarse, 0.2f);
        ImageFiles.writeJpeg(image, fine, 0.95f);
        assertThat(Files.size(coarse)).isLessThan(Files.size(fine));
        assertThat(distance(image, ImageFiles.read(fine))).isLessThan(distance(image, ImageFiles.read(coarse)));
        assertThatThrownBy(() -> ImageFiles.writeJpeg(image, fine, 95))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("95");
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("picture.png");
        ImageFiles.writePng(ImageFixtures.random(3, 3, 1), file);
        Image second = ImageFixtures.random(4, 2, 2).roundTo8Bits();
        ImageFiles.writePng(second, file);
        assertThat(ImageFiles.read(file)).isEqualTo(second);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static double distance(Image a, Image b) {
        float[] left = a.toPlanar();
        float[] right = b.toPlanar();
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += Math.abs(left[i] - right[i]);
        }
        return sum / left.length;
    }

    private static void assertClose(Image image, byte[] expected, int tolerance) {
        byte[] actual = image.to8Bit();
        assertThat(actual).hasSameSizeAs(expected);
        int worst = 0;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs((actual[i] & 0xff) - (expected[i] & 0xff)));
        }
        assertThat(worst).as("largest difference in 1/255").isLessThanOrEqualTo(tolerance);
    }
}
