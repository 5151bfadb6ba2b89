package io.github.visionfromtext.core.model.clip;

import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;

/** The pre-norm Transformer blocks that both towers are made of, and the norms around them. */
final class ClipTower {
    private final GraphModule.Builder module;
    private final String prefix;
    private final ClipConfig.Tower config;
    private final boolean causal;

    /**
     * One of the towers.
     *
     * @param prefix of its weights, {@code "text_model"} or {@code "vision_model"}
     * @param causal whether a token sees only those before it
     */
    ClipTower(GraphModule.Builder module, String prefix, ClipConfig.Tower config, boolean causal) {
        this.module = module;
        this.prefix = prefix;
        this.config = config;
        this.causal = causal;
    }

    /** {@code [batch, tokens, hidden]} to the same, before any final norm. */
    Value blocks(Value x) {
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = "encoder.layers." + layer + ".";
            x = x.plus(attention(norm(x, name + "layer_norm1"), name + "self_attn."));
            x = x.plus(feedForward(norm(x, name + "layer_norm2"), name + "mlp."));
        }
        return x;
    }

    Value norm(Value x, String name) {
        String full = prefix + "." + name;
        return x.layerNorm(
                module.weight(full + ".weight", config.hiddenSize()),
                module.weight(full + ".bias", config.hiddenSize()),
                config.layerNormEpsilon());
    }

    private Value attention(Value x, String name) {
        double scale = 1 / Math.sqrt((double) config.hiddenSize() / config.heads());
        Value attended = heads(x, name + "q_proj")
                .attention(heads(x, name + "k_proj"), heads(x, name + "v_proj"), null, scale, causal)
                .transpose(0, 2, 1, 3)
                .reshape(x.dim(0), x.dim(1), config.hiddenSize());
        return linear(attended, name + "out_proj", config.hiddenSize());
    }

    private Value heads(Value x, String name) {
        return linear(x, name, config.hiddenSize())
                .reshape(x.dim(0), x.dim(1), config.heads(), config.hiddenSize() / config.heads())
                .transpose(0, 2, 1, 3);
    }

    private Value feedForward(Value x, String name) {
        Value inner = linear(x, name + "fc1", config.intermediateSize());
        return linear(config.activation().apply(inner), name + "fc2", config.hiddenSize());
    }

    private Value linear(Value x, String name, int width) {
        String full = prefix + "." + name;
        return x.linear(
                module.weight(full + ".weight", width, x.dim(-1).fixed()), module.weight(full + ".bias", width));
    }
}
