package io.github.visionfromtext.core.model.clip;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.image.Image;
import java.util.Map;
import java.util.OptionalLong;

/** Reads a {@link ClipConfig} from HuggingFace's keys, with the defaults its {@code CLIPConfig} has (those of ViT-B/32). */
public final class ClipConfigReader {
    /** What {@code eos_token_id} says where the end mark is to be found as the largest id; never a true one. */
    private static final int LEGACY_END = 2;

    private static final int OPENAI_END = 49407;

    private ClipConfigReader() {}

    /**
     * The configuration of a CLIP.
     *
     * @throws CheckpointException if it is of another architecture or activation, a key is of another type or a size is not
     *     believable
     */
    public static ClipConfig read(ModelConfig config) {
        String type = config.text("model_type");
        if (!type.equals("clip")) {
            throw config.wrong(
                    "model_type",
                    "is '" + type + "', expected 'clip': a model with a text and a vision tower (CLIPModel)");
        }
        try {
            return new ClipConfig(
                    text(part(config, "text_config")),
                    vision(part(config, "vision_config")),
                    config.integer("projection_dim", 512));
        } catch (InvalidInputException e) {
            throw new CheckpointException(config.source() + ": " + e.getMessage(), e);
        }
    }

    /** In older files {@code text_config_dict} holds the truth and {@code text_config} a copy; all else is at its default. */
    private static ModelConfig part(ModelConfig config, String key) {
        return config.object(key + "_dict")
                .or(() -> config.object(key))
                .orElseGet(() -> ModelConfig.of(config.source(), Map.of()));
    }

    private static ClipConfig.Text text(ModelConfig config) {
        int end = config.integer("eos_token_id", OPENAI_END);
        return new ClipConfig.Text(
                tower(config, 512, 8, 2048),
                config.integer("vocab_size", 49408),
                config.integer("max_position_embeddings", 77),
                end == LEGACY_END ? OptionalLong.empty() : OptionalLong.of(end));
    }

    private static ClipConfig.Vision vision(ModelConfig config) {
        if (config.integer("num_channels", Image.CHANNELS) != Image.CHANNELS) {
            throw config.wrong("num_channels", "is " + config.integer("num_channels") + ", expected " + Image.CHANNELS);
        }
        return new ClipConfig.Vision(
                tower(config, 768, 12, 3072), config.integer("image_size", 224), config.integer("patch_size", 32));
    }

    private static ClipConfig.Tower tower(ModelConfig config, int hiddenSize, int heads, int intermediateSize) {
        return new ClipConfig.Tower(
                config.integer("hidden_size", hiddenSize),
                config.integer("num_hidden_layers", 12),
                config.integer("num_attention_heads", heads),
                config.integer("intermediate_size", intermediateSize),
                activation(config),
                config.number("layer_norm_eps", 1e-5));
    }

    private static Activation activation(ModelConfig config) {
        String name = config.text("hidden_act", "quick_gelu");
        return switch (name) {
            case "quick_gelu" -> Activation.QUICK_GELU;
            case "gelu" -> Activation.GELU;
            default -> throw config.wrong("hidden_act", "is '" + name + "', expected 'quick_gelu' or 'gelu'");
        };
    }
}
