package io.github.visionfromtext.core.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropsTest {
    @TempDir
    Path folder;

    /** Two photographs whose red is the column, green the row, and blue tells them apart. */
    @BeforeEach
    void writePhotographs() throws IOException {
        Files.createDirectories(folder.resolve("more"));
        ImageFiles.writePng(gradient(120, 90, 0), folder.resolve("a.png"));
        ImageFiles.writePng(gradient(90, 100, 255), folder.resolve("more/b.PNG"));
        Files.writeString(folder.resolve("README.txt"), "not a photograph");
    }

    private static Image gradient(int width, int height, int blue) {
        return Image.generate(width, height, (x, y, channel) -> new float[] {x, y, blue}[channel] / 255f);
    }

    private PhotoFolder read(int shorterSide) {
        return PhotoFolder.read(folder, shorterSide, ProgressListener.NONE, new CancellationToken());
    }

    @Test
    void photographsAreReadInTheOrderOfTheirNames() {
        PhotoFolder photos = read(320);
        assertThat(photos.size()).isEqualTo(2);
        assertThat(photos.photo(0)).isEqualTo(gradient(120, 90, 0));
        assertThat(photos.photo(1)).isEqualTo(gradient(90, 100, 255));
    }

    @Test
    void largePhotographsAreShrunk() {
        Image shrunk = read(45).photo(0);
        assertThat(shrunk.width()).isEqualTo(60);
        assertThat(shrunk.height()).isEqualTo(45);
    }

    @Test
    void aFullSizeCropIsAPieceOfAPhotograph() {
        Crops crops = new Crops(read(320), CropSettings.fullSize(16));
        Set<Float> blues = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Image crop = crops.random(Seeds.random(i));
            Image photo = crop.at(0, 0, 2) == 0 ? gradient(120, 90, 0) : gradient(90, 100, 255);
            int x = Math.round(255 * crop.at(0, 0, 0));
            int y = Math.round(255 * crop.at(0, 0, 1));
            assertThat(crop).isEqualTo(photo.crop(x, y, 16, 16));
            blues.add(crop.at(0, 0, 2));
        }
        assertThat(blues).hasSize(2);
    }

    @Test
    void scalesStayInRangeAndHalfTheCropsAreMirrored() {
        Crops crops = new Crops(read(320), CropSettings.training(16));
        int mirrored = 0;
        for (int i = 0; i < 200; i++) {
            Image crop = crops.random(Seeds.random(i));
            float slope = (crop.at(12, 8, 0) - crop.at(4, 8, 0)) * 255 / 8;
            assertThat(Math.abs(slope)).isBetween(0.85f, 2.15f);
            assertThat((crop.at(8, 12, 1) - crop.at(8, 4, 1)) * 255 / 8).isPositive();
            mirrored += slope < 0 ? 1 : 0;
        }
        assertThat(mirrored).isBetween(70, 130);
    }

    @Test
    void aCropDependsOnItsRandomGeneratorOnly() {
        Crops crops = new Crops(read(320), CropSettings.training(16));
        Image first = crops.random(new SplittableRandom(5));
        crops.random(new SplittableRandom(6));
        assertThat(crops.random(new SplittableRandom(5))).isEqualTo(first);
        assertThat(new Crops(read(320), CropSettings.training(16)).random(new SplittableRandom(5)))
                .isEqualTo(first);
    }

    @Test
    void fixedCropsAreSpreadEvenly() {
        Image[] crops = new Crops(read(320), CropSettings.fullSize(16)).fixed(10);
        for (int i = 0; i < crops.length; i++) {
            assertThat(crops[i].at(0, 0, 2)).isEqualTo(i % 2);
        }
        assertThat(Set.of(crops)).hasSize(10);
        assertThat(new Crops(read(320), CropSettings.fullSize(16)).fixed(10)).isEqualTo(crops);
    }

    @Test
    void aPhotographSmallerThanACropIsEnlarged() {
        Image crop = new Crops(read(320), CropSettings.fullSize(200)).random(Seeds.random(1));
        assertThat(crop.width()).isEqualTo(200);
        assertThat(crop.at(150, 100, 0) - crop.at(50, 100, 0)).isEqualTo(100 * 90f / 200 / 255, within(0.01f));
    }

    @Test
    void provenanceTellsPhotographsApartByTheirPixels() throws IOException {
        var before = read(320).provenance();
        assertThat(read(320).provenance()).isEqualTo(before);
        ImageFiles.writePng(gradient(120, 90, 1), folder.resolve("a.png"));
        assertThat(read(320).provenance()).isNotEqualTo(before);
    }

    @Test
    void readingCanBeCancelled() {
        CancellationToken cancellation = new CancellationToken();
        cancellation.cancel();
        assertThatThrownBy(() -> PhotoFolder.read(folder, 320, ProgressListener.NONE, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void badFoldersAndSettingsAreNamed() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> PhotoFolder.read(missing, 320, ProgressListener.NONE, new CancellationToken()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(missing.toString());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> PhotoFolder.read(empty, 320, ProgressListener.NONE, new CancellationToken()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no photograph");
        Files.writeString(folder.resolve("c.jpg"), "text");
        assertThatThrownBy(() -> read(320))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("c.jpg");
        assertThatThrownBy(() -> new CropSettings(0, 1, 1, true)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new CropSettings(8, 0.5, 2, true)).isInstanceOf(InvalidInputException.class);
    }
}
