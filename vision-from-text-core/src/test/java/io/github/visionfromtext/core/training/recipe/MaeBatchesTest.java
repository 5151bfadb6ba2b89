package io.github.visionfromtext.core.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.training.MicroBatches;
import io.github.visionfromtext.core.training.data.CropSettings;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaeBatchesTest {
    private static final int BATCH = 5;
    private static final int PATCHES = 16;

    @TempDir
    Path folder;

    private MicroBatches masked = (seed, step, micro) -> Map.of();

    @BeforeEach
    void readPhotographs() {
        ImageFiles.writePng(Image.generate(50, 40, (x, y, c) -> (x * 5 + y + c) / 300f), folder.resolve("a.png"));
        PhotoFolder photos = PhotoFolder.read(folder, 320, ProgressListener.NONE, new CancellationToken());
        masked = MaeBatches.masked(new Crops(photos, CropSettings.training(8)), BATCH, PATCHES, 0.5, 0.75);
    }

    private static Tensor tensor(Map<String, Tensor> batch, String name) {
        return Objects.requireNonNull(batch.get(name));
    }

    @Test
    void keptRestoreAndHiddenTellTheSameStory() {
        for (long step = 0; step < 20; step++) {
            Map<String, Tensor> batch = masked.at(3, step, 0);
            int visible = (int) tensor(batch, "kept").size(1);
            long[] restore = tensor(batch, "restore").ints();
            for (int row = 0; row < BATCH; row++) {
                Set<Long> places = new HashSet<>();
                for (int patch = 0; patch < PATCHES; patch++) {
                    long place = restore[row * PATCHES + patch];
                    places.add(place);
                    boolean hidden = tensor(batch, "hidden").floats()[row * PATCHES + patch] == 1;
                    assertThat(hidden).isEqualTo(place >= visible);
                    if (!hidden) {
                        assertThat(tensor(batch, "kept").ints()[row * visible + (int) place])
                                .isEqualTo(patch);
                    }
                }
                assertThat(places).hasSize(PATCHES);
            }
        }
    }

    @Test
    void halfToThreeQuartersAreHidden() {
        Set<Long> visible = new HashSet<>();
        for (long step = 0; step < 100; step++) {
            visible.add(tensor(masked.at(3, step, 0), "kept").size(1));
        }
        assertThat(visible).containsExactlyInAnyOrder(4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aBatchIsAPureFunctionOfItsPlace() {
        float[] first = tensor(masked.at(3, 7, 1), "rgb").floats();
        assertThat(tensor(masked.at(3, 7, 1), "rgb").floats()).isEqualTo(first);
        assertThat(Set.of(
                        Arrays.hashCode(first),
                        Arrays.hashCode(tensor(masked.at(4, 7, 1), "rgb").floats()),
                        Arrays.hashCode(tensor(masked.at(3, 8, 1), "rgb").floats()),
                        Arrays.hashCode(tensor(masked.at(3, 7, 2), "rgb").floats())))
                .hasSize(4);
    }
}
