package io.github.visionfromtext.core.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImagePreprocessingTest {
    private static final Map<String, Integer> SQUARE = Map.of("height", 24, "width", 24);

    private static ImagePreprocessing read(Map<String, ?> values) {
        return ImagePreprocessingReader.read(ModelConfig.of("preprocessor_config.json", values));
    }

    private static void refuses(String message, Map<String, ?> values) {
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("preprocessor_config.json")
                .hasMessageContaining(message);
    }

    @Test
    void defaultsAreThoseOfOpenAi() {
        ImagePreprocessing preprocessing = read(Map.of());
        assertThat(preprocessing.edge()).isEqualTo(224);
        assertThat(preprocessing.crop()).isEqualTo(224);
        assertThat(preprocessing.keepsShape()).isTrue();
        assertThat(preprocessing.resampling()).isEqualTo(Resampling.BICUBIC);
        assertThat(preprocessing.mean()).containsExactly(0.48145466, 0.4578275, 0.40821073);
    }

    @Test
    void olderFilesGiveSizesAsNumbers() {
        assertThat(read(Map.of("size", 32, "crop_size", 24)))
                .isEqualTo(read(Map.of("size", Map.of("shortest_edge", 32), "crop_size", SQUARE)));
    }

    @Test
    void heightAndWidthStretch() {
        ImagePreprocessing preprocessing = read(Map.of("size", SQUARE, "crop_size", 24, "resample", 2));
        assertThat(preprocessing.keepsShape()).isFalse();
        assertThat(preprocessing.resampling()).isEqualTo(Resampling.BILINEAR);
        Image half = Image.generate(480, 2, (x, y, channel) -> x < 240 ? 0 : 1);
        float[] values = new float[preprocessing.valueCount()];
        preprocessing.apply(half, values, 0);
        assertThat(values[0]).isNegative().isEqualTo(values[10]);
        assertThat(values[23]).isPositive().isEqualTo(values[13]);
    }

    @Test
    void writesWhereItIsTold() {
        ImagePreprocessing preprocessing =
                new ImagePreprocessing(2, true, 1, Resampling.BICUBIC, List.of(0.0, 0.5, 1.0), List.of(0.5, 0.25, 1.0));
        float[] values = {7, 0, 0, 0, 7};
        preprocessing.apply(Image.filled(5, 3, Color.WHITE), values, 1);
        assertThat(values).containsExactly(7, 2, 2, 0, 7);
    }

    @Test
    void whatClipDoesNotDoIsRefused() {
        refuses("do_resize", Map.of("do_resize", false));
        refuses("do_center_crop", Map.of("do_center_crop", false));
        refuses("rescale_factor", Map.of("rescale_factor", 0.5));
        refuses("resample", Map.of("resample", 1));
        refuses("size.height", Map.of("size", Map.of("height", 24, "width", 32)));
        refuses("size.height", Map.of("size", Map.of("longest_edge", 24)));
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        refuses("crop", Map.of("size", 32, "crop_size", 33));
        refuses("crop", Map.of("size", Integer.MAX_VALUE, "crop_size", Integer.MAX_VALUE));
        refuses("crop", Map.of("size", 0, "crop_size", 0));
        refuses("crop", Map.of("size", -5, "crop_size", -5));
        refuses("mean", Map.of("image_mean", List.of(0.5, 0.5)));
        refuses("deviation", Map.of("image_std", List.of(0.5, 0.0, 0.5)));
        refuses("image_std", Map.of("image_std", List.of(0.5, "much", 0.5)));
    }
}
