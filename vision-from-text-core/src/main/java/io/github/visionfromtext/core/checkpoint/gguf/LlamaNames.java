package io.github.visionfromtext.core.checkpoint.gguf;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the tensors of a Llama are called in a GGUF file and at HuggingFace. */
final class LlamaNames {
    private static final Map<String, String> OUTSIDE = Map.of(
            "token_embd.weight", "model.embed_tokens.weight",
            "output_norm.weight", "model.norm.weight",
            "output.weight", "lm_head.weight");

    private static final Map<String, String> INSIDE = Map.of(
            "attn_norm", "input_layernorm",
            "ffn_norm", "post_attention_layernorm",
            "attn_q", "self_attn.q_proj",
            "attn_k", "self_attn.k_proj",
            "attn_v", "self_attn.v_proj",
            "attn_output", "self_attn.o_proj",
            "ffn_gate", "mlp.gate_proj",
            "ffn_up", "mlp.up_proj",
            "ffn_down", "mlp.down_proj");

    private static final Pattern LAYER = Pattern.compile("blk\\.(\\d{1,6})\\.(\\w+)\\.(weight|bias)");

    private LlamaNames() {}

    /** The HuggingFace name of a GGUF tensor, or null if it has none. */
    static @Nullable String huggingFace(String gguf) {
        Matcher layer = LAYER.matcher(gguf);
        if (!layer.matches()) {
            return OUTSIDE.get(gguf);
        }
        String part = INSIDE.get(layer.group(2));
        return part == null ? null : "model.layers." + layer.group(1) + "." + part + "." + layer.group(3);
    }
}
