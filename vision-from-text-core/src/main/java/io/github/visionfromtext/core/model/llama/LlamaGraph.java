package io.github.visionfromtext.core.model.llama;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Llama decoder as a graph: embeddings {@code [batch, time, hidden]} in, hidden states after the final norm out. Weights
 * carry HuggingFace's names.
 *
 * <p>One instance belongs to one module; its methods write the same decoder into any of the module's functions.
 */
public final class LlamaGraph {
    /** Symbol of the cache: rows in a batch. */
    public static final Dim BATCH = Dim.symbol("batch");

    /** Symbol of the cache: positions it can hold. */
    public static final Dim CAPACITY = Dim.symbol("capacity");

    private final GraphModule.Builder module;
    private final LlamaConfig config;
    private final List<State> keys = new ArrayList<>();
    private final List<State> values = new ArrayList<>();

    public LlamaGraph(GraphModule.Builder module, LlamaConfig config) {
        this.module = module;
        this.config = config;
    }

    /** Rows of the token embedding; {@code ids} INT of any shape. */
    public Value embed(Value ids) {
        return ids.embed(embeddingTable());
    }

    private Weight embeddingTable() {
        return module.weight("model.embed_tokens.weight", config.vocabularySize(), config.hiddenSize());
    }

    /** The decoder over a whole sequence from position 0, without a cache: for training. */
    public Value forward(FunctionBuilder f, Value embeddings) {
        return last(forwardLayers(f, embeddings));
    }

    /** What {@link #forward} yields, for every layer: its output through the final norm. */
    public List<Value> forwardLayers(FunctionBuilder f, Value embeddings) {
        Rotation rotation = rotation(f, embeddings, null);
        return decoder(embeddings, (layer, query, key, value) -> rotation.turn(query)
                .attention(rotation.turn(key), value, null, 1 / Math.sqrt(config.headSize()), true));
    }

    /**
     * The decoder over the next {@code time} positions of a sequence whose earlier positions are in the cache.
     *
     * @param position INT scalar: the position of the first row
     * @param start INT {@code [batch]}: positions before it are padding; null for none
     */
    public Value forwardCached(FunctionBuilder f, Value embeddings, Value position, @Nullable Value start) {
        return last(forwardCachedLayers(f, embeddings, position, start));
    }

    /** What {@link #forwardCached} yields, for every layer: its output through the final norm. */
    public List<Value> forwardCachedLayers(FunctionBuilder f, Value embeddings, Value position, @Nullable Value start) {
        Rotation rotation = rotation(f, embeddings, position);
        return decoder(embeddings, (layer, query, key, value) -> rotation.turn(query)
                .cachedAttention(
                        rotation.turn(key),
                        value,
                        keys(layer),
                        values(layer),
                        position,
                        start,
                        1 / Math.sqrt(config.headSize())));
    }

    /** Scores of every token of the vocabulary, from hidden states. */
    public Value logits(Value hidden) {
        Weight output = config.tiedEmbeddings()
                ? embeddingTable()
                : module.weight("lm_head.weight", config.vocabularySize(), config.hiddenSize());
        return hidden.linear(output, null);
    }

    private interface AttentionStep {
        Value attend(int layer, Value query, Value key, Value value);
    }

    private static Value last(List<Value> layers) {
        return layers.get(layers.size() - 1);
    }

    private List<Value> decoder(Value x, AttentionStep step) {
        List<Value> outputs = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = "model.layers." + layer;
            x = x.plus(attention(norm(x, name + ".input_layernorm"), layer, name + ".self_attn", step));
            x = x.plus(feedForward(norm(x, name + ".post_attention_layernorm"), name + ".mlp"));
            outputs.add(norm(x, "model.norm"));
        }
        return outputs;
    }

    private Value norm(Value x, String name) {
        return x.rmsNorm(module.weight(name + ".weight", config.hiddenSize()), config.rmsNormEpsilon());
    }

    private Value attention(Value x, int layer, String name, AttentionStep step) {
        int heads = config.heads();
        int groups = config.keyValueHeads();
        Value query = splitHeads(linear(x, name + ".q_proj", heads * config.headSize(), config.attentionBias()), heads);
        Value key = splitHeads(linear(x, name + ".k_proj", groups * config.headSize(), config.attentionBias()), groups);
        Value value =
                splitHeads(linear(x, name + ".v_proj", groups * config.headSize(), config.attentionBias()), groups);
        Value attended = step.attend(layer, query, key, value);
        Value joined = attended.transpose(0, 2, 1, 3).reshape(x.dim(0), x.dim(1), heads * config.headSize());
        return linear(joined, name + ".o_proj", config.hiddenSize(), config.attentionBias());
    }

    private Value splitHeads(Value x, int heads) {
        return x.reshape(x.dim(0), x.dim(1), heads, config.headSize()).transpose(0, 2, 1, 3);
    }

    private Value feedForward(Value x, String name) {
        Value gate = linear(x, name + ".gate_proj", config.intermediateSize(), config.feedForwardBias());
        Value up = linear(x, name + ".up_proj", config.intermediateSize(), config.feedForwardBias());
        return linear(gate.silu().times(up), name + ".down_proj", config.hiddenSize(), config.feedForwardBias());
    }

    private Value linear(Value x, String name, int width, boolean biased) {
        Weight weight = module.weight(name + ".weight", width, x.dim(-1).fixed());
        return x.linear(weight, biased ? module.weight(name + ".bias", width) : null);
    }

    /** Cosine and sine {@code [time, headSize/2]} of every position, shared by all layers. */
    private record Rotation(Value cos, Value sin) {
        Value turn(Value x) {
            return x.rotaryEmbedding(cos, sin, Pairing.HALVES);
        }
    }

    private Rotation rotation(FunctionBuilder f, Value embeddings, @Nullable Value first) {
        Dim time = embeddings.dim(1);
        Value positions = first == null ? f.range(time) : f.range(time).plus(first);
        Value angles = positions
                .toFloat()
                .reshape(time, 1)
                .times(f.constant(config.rotary().frequencies(config.headSize())));
        return new Rotation(angles.cos(), angles.sin());
    }

    private State keys(int layer) {
        return cache(keys, "keys", layer);
    }

    private State values(int layer) {
        return cache(values, "values", layer);
    }

    /** States are declared by the first function that uses a cache and shared by the others. */
    private State cache(List<State> states, String kind, int layer) {
        if (states.size() == layer) {
            Shape shape = Shape.of(BATCH, config.keyValueHeads(), CAPACITY, config.headSize());
            states.add(module.state("cache." + layer + "." + kind, shape));
        }
        return states.get(layer);
    }
}
