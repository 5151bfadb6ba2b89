package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.TensorTable;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A GGUF file of the Llama architecture, seen as its HuggingFace original: names, row order, configuration. */
public final class GgufLlama {
    private static final String ARCHITECTURE = "general.architecture";

    private final GgufMetadata metadata;
    private final WeightSource stored;
    private final String description;

    /**
     * Sees a file as a Llama.
     *
     * @throws CheckpointException if it is of another architecture
     */
    public GgufLlama(GgufFile file) {
        this.metadata = file.metadata();
        this.stored = file.weights();
        this.description = file.path().toString();
        if (!isLlama(file)) {
            throw metadata.invalid(
                    ARCHITECTURE, "is '" + metadata.string(ARCHITECTURE).orElse("missing") + "', expected 'llama'");
        }
    }

    /** Whether a file says that it holds a Llama. */
    public static boolean isLlama(GgufFile file) {
        return file.metadata().string(ARCHITECTURE).filter("llama"::equals).isPresent();
    }

    /** The tensors under HuggingFace names, query and key rows in HuggingFace order; readable until the file is closed. */
    public WeightSource weights() {
        Map<String, WeightTensor> tensors = new LinkedHashMap<>();
        for (String name : stored.names()) {
            String huggingFace = LlamaNames.huggingFace(name);
            if (huggingFace != null) {
                tensors.put(huggingFace, inHuggingFaceOrder(stored.get(name), huggingFace));
            }
        }
        return new TensorTable(description, tensors);
    }

    private WeightTensor inHuggingFaceOrder(WeightTensor tensor, String name) {
        if (name.contains(".q_proj.")) {
            return rotary(tensor, name, positive("llama.attention.head_count"));
        }
        if (name.contains(".k_proj.")) {
            return rotary(tensor, name, keyValueHeads());
        }
        return new Renamed(tensor, name);
    }

    private WeightTensor rotary(WeightTensor tensor, String name, int heads) {
        long[] shape = tensor.shape();
        if (shape.length < 1 || shape.length > 2 || shape[0] % (2L * heads) != 0 || shape[0] == 0) {
            throw new CheckpointException(
                    description + ": tensor " + tensor + " does not consist of " + heads + " heads of even size");
        }
        return new RotaryRows(tensor, name, Math.toIntExact(shape[0] / heads));
    }

    /**
     * The configuration under the keys of HuggingFace's {@code config.json}; values are numbers, booleans, strings and maps
     * of such.
     *
     * @throws CheckpointException if the metadata lacks something a Llama needs
     */
    public Map<String, Object> config() {
        int hidden = positive("llama.embedding_length");
        int heads = positive("llama.attention.head_count");
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("model_type", "llama");
        config.put("architectures", List.of("LlamaForCausalLM"));
        config.put("hidden_act", "silu");
        config.put("hidden_size", hidden);
        config.put("intermediate_size", positive("llama.feed_forward_length"));
        config.put("num_hidden_layers", positive("llama.block_count"));
        config.put("num_attention_heads", heads);
        config.put("num_key_value_heads", keyValueHeads());
        config.put("head_dim", positiveOr("llama.attention.key_length", Math.max(1, hidden / heads)));
        config.put("max_position_embeddings", positive("llama.context_length"));
        config.put(
                "rms_norm_eps",
                metadata.number("llama.attention.layer_norm_rms_epsilon").orElse(1e-5));
        config.put("vocab_size", vocabularySize());
        config.put("tie_word_embeddings", stored.find("output.weight") == null);
        config.put("attention_bias", stored.find("blk.0.attn_q.bias") != null);
        config.put("mlp_bias", stored.find("blk.0.ffn_gate.bias") != null);
        config.putAll(GgufRotary.config(metadata, stored));
        putId(config, "bos_token_id", "tokenizer.ggml.bos_token_id");
        putId(config, "eos_token_id", "tokenizer.ggml.eos_token_id");
        return config;
    }

    private int vocabularySize() {
        WeightTensor embedding = stored.find("token_embd.weight");
        return embedding != null && embedding.shape().length == 2
                ? Math.toIntExact(embedding.shape()[0])
                : positive("llama.vocab_size");
    }

    private int keyValueHeads() {
        return positiveOr("llama.attention.head_count_kv", positive("llama.attention.head_count"));
    }

    private void putId(Map<String, Object> config, String key, String ggufKey) {
        metadata.integer(ggufKey).ifPresent(id -> config.put(key, id));
    }

    private int positive(String key) {
        if (metadata.integer(key).isEmpty()) {
            throw new CheckpointException(description + ": metadata '" + key + "' is missing");
        }
        return positiveOr(key, 1);
    }

    private int positiveOr(String key, int otherwise) {
        long value = metadata.integer(key).orElse(otherwise);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw metadata.invalid(key, "is " + value + ", expected 1 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /** A tensor under another name. */
    private record Renamed(WeightTensor stored, String name) implements WeightTensor {
        @Override
        public long[] shape() {
            return stored.shape();
        }

        @Override
        public String storage() {
            return stored.storage();
        }

        @Override
        public void read(long offset, float[] destination, int from, int count) {
            stored.read(offset, destination, from, count);
        }
    }
}
