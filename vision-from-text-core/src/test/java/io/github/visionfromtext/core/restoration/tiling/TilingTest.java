package io.github.visionfromtext.core.restoration.tiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {
    private static Image random(int width, int height) {
        SplittableRandom random = new SplittableRandom(width * 1000L + height);
        return Image.generate(width, height, (x, y, c) -> (float) random.nextDouble());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "7, 3", "16, 0", "16, 4", "16, 12", "33, 8", "64, 16"})
    void unchangedTilesGiveThePictureBack(int tileSize, int overlap) {
        Tiling tiling = new Tiling(tileSize, overlap, 5);
        SplittableRandom sizes = new SplittableRandom(tileSize);
        for (int trial = 0; trial < 40; trial++) {
            Image image = random(1 + sizes.nextInt(70), 1 + sizes.nextInt(70));
            assertThat(tiling.process(image, Function.identity()).toPlanar())
                    .as("%s by %s", image, tiling)
                    .containsExactly(image.toPlanar(), within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 40", "40, 1", "16, 16", "17, 16", "15, 31"})
    void everyTileHasTheSizeOfTheModel(int width, int height) {
        Image image = random(width, height);
        AtomicInteger count = new AtomicInteger();
        Tiling tiling = new Tiling(16, 4, 3);
        Image result = tiling.process(image, tiles -> {
            assertThat(tiles).hasSizeBetween(1, 3).allSatisfy(tile -> assertThat(tile)
                    .extracting(Image::width, Image::height)
                    .containsExactly(16, 16));
            count.addAndGet(tiles.size());
            return tiles;
        });
        assertThat(count.get()).isEqualTo((int) tiling.tileCount(width, height));
        assertThat(result.width()).isEqualTo(width);
        assertThat(result.height()).isEqualTo(height);
    }

    @Test
    void smallPicturesAreContinuedByMirroring() {
        Image image = Image.generate(3, 1, (x, y, c) -> x / 10f);
        new Tiling(8, 0, 1).process(image, tiles -> {
            Image tile = tiles.get(0);
            float[] expected = {0, 0.1f, 0.2f, 0.1f, 0, 0.1f, 0.2f, 0.1f};
            for (int x = 0; x < 8; x++) {
                assertThat(tile.at(x, 5, 2)).isEqualTo(expected[x]);
            }
            return tiles;
        });
    }

    @Test
    void tilesOverlapByAtLeastWhatWasAsked() {
        for (int length = 20; length < 200; length++) {
            TileAxis axis = TileAxis.along(length, 20, 6);
            assertThat(axis.start(0)).isZero();
            assertThat(axis.start(axis.count() - 1)).isEqualTo(length - 20);
            for (int tile = 1; tile < axis.count(); tile++) {
                assertThat(axis.start(tile) - axis.start(tile - 1)).isBetween(1, 14);
            }
        }
    }

    @Test
    void useAsFewTilesAsTheOverlapAllows() {
        Tiling tiling = new Tiling(64, 16, 1);
        assertThat(tiling.tileCount(64, 64)).isEqualTo(1);
        assertThat(tiling.tileCount(65, 64)).isEqualTo(2);
        assertThat(tiling.tileCount(112, 64)).isEqualTo(2);
        assertThat(tiling.tileCount(113, 64)).isEqualTo(3);
        assertThat(tiling.tileCount(112, 112)).isEqualTo(4);
    }

    /** Two tiles of different brightness meet: nowhere may there be a step that an eye would see. */
    @Test
    void seamsAreSmooth() {
        int overlap = 16;
        AtomicInteger next = new AtomicInteger();
        Image result = new Tiling(32, overlap, 1).process(random(48, 32), tiles -> {
            float level = next.getAndIncrement();
            return List.of(Image.filled(32, 32, new Color(level, level, level)));
        });
        float largest = 0;
        for (int x = 1; x < 48; x++) {
            float step = result.at(x, 7, 0) - result.at(x - 1, 7, 0);
            assertThat(step).as("at %d", x).isGreaterThanOrEqualTo(0);
            largest = Math.max(largest, step);
        }
        assertThat(result.at(0, 7, 0)).isZero();
        assertThat(result.at(47, 7, 0)).isEqualTo(1);
        assertThat(largest).isLessThan((float) (Math.PI / 2 / overlap));
    }

    @Test
    void theResultDoesNotDependOnTheBatchSize() {
        Image image = random(100, 70);
        Function<List<Image>, List<Image>> darken = tiles -> tiles.stream()
                .map(tile -> Image.generate(16, 16, (x, y, c) -> tile.at(x, y, c) * x / 16f))
                .toList();
        Image one = new Tiling(16, 5, 1).process(image, darken);
        assertThat(new Tiling(16, 5, 7).process(image, darken)).isEqualTo(one);
        assertThat(new Tiling(16, 5, Integer.MAX_VALUE).process(image, darken)).isEqualTo(one);
    }

    @Test
    void reportsProgressAndStopsWhenCancelled() {
        CancellationToken cancellation = new CancellationToken();
        List<Long> done = new ArrayList<>();
        ProgressListener progress = (stage, finished, total, detail) -> {
            assertThat(total).isEqualTo(16);
            done.add(finished);
            if (finished == 10) {
                cancellation.cancel();
            }
        };
        Tiling tiling = new Tiling(16, 0, 5);
        assertThatThrownBy(() -> tiling.process(random(64, 64), Function.identity(), progress, cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(done).containsExactly(5L, 10L);
    }

    @Test
    void refusesResultsThatDoNotFit() {
        Tiling tiling = new Tiling(16, 0, 4);
        assertThatThrownBy(() -> tiling.process(random(32, 32), tiles -> tiles.subList(1, 4)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3 tiles for 4");
        assertThatThrownBy(() -> tiling.process(random(16, 16), tiles -> List.of(random(16, 17))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("16x17");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Tiling(0, 0, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Tiling(16, 16, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 to 15");
        assertThatThrownBy(() -> new Tiling(16, -1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Tiling(16, 4, 0)).isInstanceOf(InvalidInputException.class);
    }
}
