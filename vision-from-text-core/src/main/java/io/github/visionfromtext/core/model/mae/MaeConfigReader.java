package io.github.visionfromtext.core.model.mae;

import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;

/** Reads a {@link MaeConfig} from HuggingFace's keys, with the defaults its {@code ViTMAEConfig} has. */
public final class MaeConfigReader {
    private MaeConfigReader() {}

    /**
     * The configuration of a ViT-MAE.
     *
     * @throws io.github.visionfromtext.CheckpointException if it is of another architecture or activation, or a key is of
     *     another type
     */
    public static MaeConfig read(ModelConfig config) {
        String type = config.text("model_type", "vit_mae");
        if (!type.equals("vit_mae")) {
            throw config.wrong("model_type", "is '" + type + "', expected 'vit_mae'");
        }
        String activation = config.text("hidden_act", "gelu");
        if (!activation.equals("gelu")) {
            throw config.wrong("hidden_act", "is '" + activation + "', expected 'gelu'");
        }
        boolean biased = config.flag("qkv_bias", true);
        Blocks encoder = new Blocks(
                config.integer("hidden_size", 768),
                config.integer("num_hidden_layers", 12),
                config.integer("num_attention_heads", 12),
                config.integer("intermediate_size", 3072),
                biased);
        Blocks decoder = new Blocks(
                config.integer("decoder_hidden_size", 512),
                config.integer("decoder_num_hidden_layers", 8),
                config.integer("decoder_num_attention_heads", 16),
                config.integer("decoder_intermediate_size", 2048),
                biased);
        return new MaeConfig(
                config.integer("image_size", 224),
                config.integer("patch_size", 16),
                config.integer("num_channels", 3),
                encoder,
                decoder,
                config.number("layer_norm_eps", 1e-12),
                config.flag("norm_pix_loss", false));
    }
}
