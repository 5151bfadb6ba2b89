package io.github.visionfromtext.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileImageFilesTest {
    @TempDir
    Path folder;

    @Test
    void missingFile() {
        assertUnreadable(folder.resolve("missing.png")).hasMessageContaining("no such file");
    }

    @Test
    void directory() {
        assertUnreadable(folder).hasMessageContaining("directory");
    }

    @Test
    void emptyFile() throws IOException {
        assertUnreadable(Files.createFile(folder.resolve("empty.png"))).hasMessageContaining("empty");
    }

    @Test
    void textThatCallsItselfPng() throws IOException {
        Path file = Files.writeString(folder.resolve("text.png"), "PNG? No, words.\n");
        assertUnreadable(file).hasMessageContaining("not PNG, JPEG or WebP");
    }

    @Test
    void fileWithoutReadPermission() throws IOException {
        Path file = ImageFixtures.copyTo(folder, "rgb.png");
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "this user may read everything");
        assertUnreadable(file).hasMessageContaining("permission denied");
    }

    /** At every length: never a picture with a gray rest, never an exception of another type. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "palette_transparent.png",
                "rgb16.png",
                "baseline.jpg",
                "progressive.jpg",
                "cmyk.jpg",
                "orientation_6.jpg",
                "lossless.webp",
                "lossy_alpha.webp"
            })
    void filesCutShort(String name) throws IOException {
        byte[] whole = ImageFixtures.bytes(name);
        for (int length = 0; length < whole.length; length += 1 + length / 100) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ImageFiles.decode(part, "part.bin", ImageReadOptions.DEFAULT))
                    .as("%s cut to %d of %d bytes", name, length, whole.length)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("part.bin");
        }
    }

    /** A flipped bit may go unnoticed in a format without checksums, but must never surface as another exception. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "palette.png",
                "baseline.jpg",
                "progressive.jpg",
                "cmyk.jpg",
                "orientation_8.jpg",
                "lossless_alpha.webp",
                "lossy_alpha.webp"
            })
    void filesWithFlippedBits(String name) throws IOException {
        byte[] whole = ImageFixtures.bytes(name);
        ImageReadOptions small = ImageReadOptions.DEFAULT.withMaxPixels(1_000_000);
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 300; trial++) {
            byte[] damaged = whole.clone();
            for (int flip = 0; flip <= trial % 3; flip++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(ImageFiles.decode(damaged, "damaged.bin", small).width())
                        .isPositive();
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining("damaged.bin");
            }
        }
    }

    @Test
    void pngNoticesEveryFlippedBitOfItsPixels() throws IOException {
        byte[] whole = ImageFixtures.bytes("rgb.png");
        for (int offset = 60; offset < whole.length - 20; offset += 37) {
            byte[] damaged = whole.clone();
            damaged[offset] ^= 4;
            assertThatThrownBy(() -> ImageFiles.decode(damaged, "damaged.png", ImageReadOptions.DEFAULT))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void hugePictureIsRefusedByItsHeader() throws IOException {
        byte[] huge = withPngSize(ImageFixtures.bytes("rgb.png"), 20_000, 20_000);
        Path file = Files.write(folder.resolve("huge.png"), huge);
        assertUnreadable(file)
                .hasMessageContaining("20000x20000 = 400000000 pixels")
                .hasMessageContaining("64000000")
                .hasMessageContaining("withMaxPixels");
    }

    @Test
    void limitCanBeChosen() throws IOException {
        byte[] picture = ImageFixtures.bytes("baseline.jpg");
        ImageReadOptions tooLow = ImageReadOptions.DEFAULT.withMaxPixels(40 * 28 - 1);
        assertThatThrownBy(() -> ImageFiles.decode(picture, "picture.jpg", tooLow))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("limit of 1119");
        ImageReadOptions enough = ImageReadOptions.DEFAULT.withMaxPixels(40 * 28);
        assertThat(ImageFiles.decode(picture, "picture.jpg", enough).width()).isEqualTo(40);
    }

    @Test
    void pictureTooLargeForAnArrayIsRefusedWhateverTheOption() throws IOException {
        byte[] huge = withPngSize(ImageFixtures.bytes("rgb.png"), 100_000, 100_000);
        assertThatThrownBy(() ->
                        ImageFiles.decode(huge, "huge.png", ImageReadOptions.DEFAULT.withMaxPixels(Long.MAX_VALUE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the most the library can hold");
    }

    @Test
    void headerThatPromisesMorePixelsThanThereAre() throws IOException {
        byte[] lying = withPngSize(ImageFixtures.bytes("rgb.png"), 400, 400);
        assertThatThrownBy(() -> ImageFiles.decode(lying, "lying.png", ImageReadOptions.DEFAULT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lying.png");
    }

    @Test
    void animation() throws IOException {
        assertUnreadable(ImageFixtures.copyTo(folder, "animation.webp")).hasMessageContaining("animation");
    }

    @Test
    void compressedTextBombIsNotInflated() throws IOException {
        byte[] plain = ImageFixtures.bytes("rgb.png");
        byte[] text = "zTXtbomb\0\0not even a compressed stream".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bomb = ByteBuffer.allocate(plain.length + text.length + 8);
        bomb.put(plain, 0, 33)
                .putInt(text.length - 4)
                .put(text)
                .putInt(crc(text))
                .put(plain, 33, plain.length - 33);
        assertThat(ImageFiles.decode(bomb.array(), "bomb.png", ImageReadOptions.DEFAULT)
                        .width())
                .isEqualTo(40);
    }

    @Test
    void writingIntoAMissingFolder() {
        assertUnwritable(folder.resolve("missing").resolve("out.png")).hasMessageContaining("folder does not exist");
    }

    @Test
    void writingOntoADirectory() throws IOException {
        assertUnwritable(Files.createDirectory(folder.resolve("out.png"))).hasMessageContaining("directory");
    }

    @Test
    void writingWithoutPermission() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeFalse(!locked.toFile().setWritable(false) || Files.isWritable(locked), "this user may write everywhere");
        assertUnwritable(locked.resolve("out.png")).hasMessageContaining("permission denied");
    }

    @Test
    void fullDiskLeavesTheOldFileAndNoRest() throws IOException {
        Path file = Files.writeString(folder.resolve("out.png"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, output -> {
                    output.write(new byte[100_000]);
                    throw new IIOException("I/O error writing PNG file!", new IOException("No space left on device"));
                }))
                .isInstanceOf(IOException.class)
                .satisfies(
                        e -> assertThat(FileProblems.describe((IOException) e)).contains("free some disk space"));
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static AbstractThrowableAssert<?, ?> assertUnreadable(Path file) {
        return assertThatThrownBy(() -> ImageFiles.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString());
    }

    private static AbstractThrowableAssert<?, ?> assertUnwritable(Path file) {
        return assertThatThrownBy(() -> ImageFiles.writePng(ImageFixtures.random(2, 2, 1), file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString());
    }

    private static byte[] withPngSize(byte[] png, int width, int height) {
        byte[] changed = png.clone();
        ByteBuffer.wrap(changed).putInt(16, width).putInt(20, height);
        ByteBuffer.wrap(changed).putInt(29, crc(Arrays.copyOfRange(changed, 12, 29)));
        return changed;
    }

    private static int crc(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
