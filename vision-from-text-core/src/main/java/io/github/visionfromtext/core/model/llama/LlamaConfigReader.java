package io.github.visionfromtext.core.model.llama;

import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.model.llama.RotaryConfig.Scaling;
import java.util.Set;

/** Reads a {@link LlamaConfig} from HuggingFace's keys, with the defaults its {@code LlamaConfig} has. */
public final class LlamaConfigReader {
    private static final Set<String> MODEL_TYPES = Set.of("llama", "mistral");

    private LlamaConfigReader() {}

    /**
     * The configuration of a Llama or Mistral model.
     *
     * @throws io.github.visionfromtext.CheckpointException if it is of another architecture, uses what this library does not
     *     do (sliding windows, other activations, other rope scalings), or a key is missing or of another type
     */
    public static LlamaConfig read(ModelConfig config) {
        requireSupported(config);
        int heads = config.integer("num_attention_heads");
        int hidden = config.integer("hidden_size");
        return new LlamaConfig(
                config.integer("vocab_size"),
                hidden,
                config.integer("intermediate_size"),
                config.integer("num_hidden_layers"),
                heads,
                config.integer("num_key_value_heads", heads),
                config.integer("head_dim", hidden / Math.max(1, heads)),
                config.number("rms_norm_eps", 1e-6),
                rotary(config),
                config.flag("attention_bias", false),
                config.flag("mlp_bias", false),
                config.flag("tie_word_embeddings", false),
                config.integer("max_position_embeddings", 2048));
    }

    private static void requireSupported(ModelConfig config) {
        String type = config.text("model_type", "llama");
        if (!MODEL_TYPES.contains(type)) {
            throw config.wrong("model_type", "is '" + type + "', expected one of " + MODEL_TYPES);
        }
        String activation = config.text("hidden_act", "silu");
        if (!activation.equals("silu")) {
            throw config.wrong("hidden_act", "is '" + activation + "', expected 'silu'");
        }
        int positions = config.integer("max_position_embeddings", 2048);
        if (config.has("sliding_window") && config.integer("sliding_window") < positions) {
            throw config.wrong(
                    "sliding_window",
                    "is " + config.integer("sliding_window") + "; only full attention is offered, up to "
                            + config.integer("sliding_window")
                            + " positions: set max_position_embeddings to that to accept it");
        }
    }

    /** The older form has {@code rope_theta} and {@code rope_scaling}, the newer one both in {@code rope_parameters}. */
    private static RotaryConfig rotary(ModelConfig config) {
        ModelConfig parameters = config.object("rope_parameters")
                .or(() -> config.object("rope_scaling"))
                .orElse(null);
        double theta = config.number("rope_theta", 10_000);
        if (parameters == null) {
            return RotaryConfig.plain(theta);
        }
        theta = parameters.number("rope_theta", theta);
        String type = parameters.text("rope_type", parameters.text("type", "default"));
        return switch (type) {
            case "default" -> RotaryConfig.plain(theta);
            case "linear" -> new RotaryConfig(theta, Scaling.LINEAR, parameters.number("factor"), 1, 4, 0);
            case "llama3" ->
                new RotaryConfig(
                        theta,
                        Scaling.LLAMA3,
                        parameters.number("factor"),
                        parameters.number("low_freq_factor"),
                        parameters.number("high_freq_factor"),
                        parameters.integer("original_max_position_embeddings"));
            default -> throw parameters.wrong("rope_type", "is '" + type + "', expected default, linear or llama3");
        };
    }
}
