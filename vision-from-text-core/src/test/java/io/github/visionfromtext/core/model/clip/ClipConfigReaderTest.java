package io.github.visionfromtext.core.model.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.model.clip.ClipConfig.Tower;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClipConfigReaderTest {
    private static ClipConfig read(Map<String, ?> values) {
        return ClipConfigReader.read(ModelConfig.of("config.json", values));
    }

    private static void refuses(String message, Map<String, ?> values) {
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(message);
    }

    private static void refusesText(String message, Map<String, ?> values) {
        refuses(message, Map.of("model_type", "clip", "text_config", values));
    }

    private static void refusesVision(String message, Map<String, ?> values) {
        refuses(message, Map.of("model_type", "clip", "vision_config", values));
    }

    @Test
    void defaultsAreViTB32() {
        ClipConfig config = read(Map.of("model_type", "clip"));
        assertThat(config)
                .isEqualTo(new ClipConfig(
                        new ClipConfig.Text(
                                new Tower(512, 12, 8, 2048, Activation.QUICK_GELU, 1e-5),
                                49408,
                                77,
                                OptionalLong.of(49407)),
                        new ClipConfig.Vision(new Tower(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5), 224, 32),
                        512));
        assertThat(config.vision().tokens()).isEqualTo(50);
    }

    /** As published in 2022 and 2023. */
    @Test
    void olderFilesSayEverythingTwice() {
        Map<String, ?> text = Map.of("hidden_size", 768, "num_attention_heads", 12, "intermediate_size", 3072);
        Map<String, ?> vision =
                Map.of("hidden_size", 1024, "num_hidden_layers", 24, "num_attention_heads", 16, "patch_size", 14);
        ClipConfig config = read(Map.of(
                "model_type",
                "clip",
                "projection_dim",
                768,
                "text_config",
                Map.of("hidden_size", 1, "eos_token_id", 2),
                "text_config_dict",
                text,
                "vision_config_dict",
                vision));
        assertThat(config.text().tower().hiddenSize()).isEqualTo(768);
        assertThat(config.text().endOfText()).hasValue(49407);
        assertThat(config.vision().tower().layers()).isEqualTo(24);
        assertThat(config.vision().tokens()).isEqualTo(257);
    }

    @Test
    void twoAsTheEndMarkMeansTheLargestId() {
        ClipConfig config = read(Map.of("model_type", "clip", "text_config", Map.of("eos_token_id", 2)));
        assertThat(config.text().endOfText()).isEmpty();
    }

    @Test
    void otherModelsAreRefused() {
        refuses("model_type", Map.of());
        refuses("'siglip', expected 'clip'", Map.of("model_type", "siglip"));
        refuses("'clip_text_model', expected 'clip'", Map.of("model_type", "clip_text_model"));
        refusesText("text_config.hidden_act is 'relu'", Map.of("hidden_act", "relu"));
        refusesVision("vision_config.num_channels is 1", Map.of("num_channels", 1));
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        int huge = Integer.MAX_VALUE;
        refuses("projection_dim is " + huge, Map.of("model_type", "clip", "projection_dim", huge));
        refuses("text_config is", Map.of("model_type", "clip", "text_config", 5));
        refusesText("num_hidden_layers is " + huge, Map.of("num_hidden_layers", huge));
        refusesText("hidden_size is -512", Map.of("hidden_size", -512));
        refusesText("no multiple of 7 heads", Map.of("num_attention_heads", 7));
        refusesText("num_attention_heads is 0", Map.of("num_attention_heads", 0));
        refusesText("vocab_size is " + huge, Map.of("vocab_size", huge));
        refusesText("max_position_embeddings is 0", Map.of("max_position_embeddings", 0));
        refusesText("eos_token_id -1", Map.of("eos_token_id", -1));
        refusesText("layer_norm_eps is -1", Map.of("layer_norm_eps", -1));
        refusesVision("image_size is " + huge, Map.of("image_size", huge));
        refusesVision("patch_size is 0", Map.of("patch_size", 0));
        refusesVision("image_size 224 is no multiple of patch_size 15", Map.of("patch_size", 15));
    }
}
