package io.github.visionfromtext.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.restoration.evaluation.Sample;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writePictures() throws IOException {
        write("b.png", 30, 20);
        Files.createDirectory(folder.resolve("sub"));
        write("sub/c.png", 24, 24);
        write("a.PNG", 20, 40);
        Files.writeString(folder.resolve("notes.txt"), "not a picture");
    }

    @Test
    void readsPicturesByEndingInTheOrderOfTheirNames() {
        assertThat(read(null, 1, 0)).extracting(Sample::name).containsExactly("a.PNG", "b.png", "sub/c.png");
    }

    @Test
    void oneSquareIsTheMiddle() {
        Image square = read(20, 1, 0).get(1).degraded().reference();
        assertThat(square).isEqualTo(picture(30, 20).crop(5, 0, 20, 20));
    }

    @Test
    void moreSquaresAreDrawnFromTheSeed() {
        List<Sample> first = read(10, 4, 1);
        assertThat(first).hasSize(12).isEqualTo(read(10, 4, 1)).isNotEqualTo(read(10, 4, 2));
        assertThat(first.get(0).degraded().reference())
                .isNotEqualTo(first.get(1).degraded().reference());
    }

    @Test
    void everyPictureIsDegradedFromASeedOfItsOwn() {
        Sample second = read(20, 1, 5).get(1);
        assertThat(second.degraded())
                .isEqualTo(
                        Degradations.byName("denoise").apply(second.degraded().reference(), 6));
    }

    @Test
    void tooSmallPictureIsNamed() {
        assertThatThrownBy(() -> read(24, 1, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("a.PNG", "20x40", "--crop");
    }

    @Test
    void brokenPictureIsNamed() throws IOException {
        Files.writeString(folder.resolve("z.png"), "a letter");
        assertThatThrownBy(() -> read(null, 1, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("z.png");
    }

    @Test
    void folderWithoutPicturesIsNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> read(new PictureFolder(empty, null, 1, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> read(new PictureFolder(empty.resolve("x"), null, 1, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> read(new PictureFolder(folder.resolve("b.png"), null, 1, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void squaresNeedASideAndANumber() {
        assertThatThrownBy(() -> new PictureFolder(folder, 0, 1, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new PictureFolder(folder, 8, 0, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new PictureFolder(folder, null, 2, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--crop");
    }

    @Test
    void readingIsCancelled() {
        CancellationToken token = new CancellationToken();
        token.cancel();
        PictureFolder pictures = new PictureFolder(folder, null, 1, 0);
        assertThatThrownBy(() -> pictures.read(Degradations.byName("flip"), ProgressListener.NONE, token))
                .isInstanceOf(CancelledException.class);
    }

    private List<Sample> read(@Nullable Integer side, int squares, long seed) {
        return read(new PictureFolder(folder, side, squares, seed));
    }

    private static List<Sample> read(PictureFolder pictures) {
        return pictures.read(Degradations.byName("denoise"), ProgressListener.NONE, new CancellationToken());
    }

    private void write(String name, int width, int height) {
        ImageFiles.writePng(picture(width, height), folder.resolve(name));
    }

    private static Image picture(int width, int height) {
        return Image.generate(width, height, (x, y, channel) -> (x * 3 + y * 5 + channel) / 255f)
                .roundTo8Bits();
    }
}
