package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import java.util.Set;
import java.util.TreeSet;

/**
 * The adapter's layers as a graph. Visual tokens come and go as raw features {@code [batch, tokens, features]}; embeddings
 * are {@code [batch, tokens, hidden]}. Weights of the paper's parts carry the names of its checkpoints (sheet 4.1).
 */
final class AdapterGraph {
    private final GraphModule.Builder module;
    private final AdapterConfig config;
    private final Set<String> trainable = new TreeSet<>();

    AdapterGraph(GraphModule.Builder module, AdapterConfig config) {
        this.module = module;
        this.config = config;
    }

    /** Visual tokens into the language model's embedding space. */
    Value embed(Value tokens) {
        return linear(standardise(tokens), "adapter", config.hiddenSize());
    }

    /** The task embeddings, repeated for a batch. */
    Value task(FunctionBuilder f, Value like) {
        Weight task = trained("learnable_task_token", 1, config.taskTokens(), config.hiddenSize());
        return f.value(task).expand(like.dim(0), config.taskTokens(), config.hiddenSize());
    }

    /** What is added to the inputs that predict the tokens these degraded tokens stand for; the inputs alone if unconditioned. */
    Value condition(Value inputs, Value degraded) {
        return config.conditioned()
                ? inputs.plus(linear(standardise(degraded), "condition", config.hiddenSize()))
                : inputs;
    }

    /** Hidden states to predicted visual tokens, on the scale the loss is taken on. */
    Value predict(Value hidden, Value degraded) {
        Value prediction = linear(hidden, "deadapter", config.features());
        return switch (config.skip()) {
            case NONE -> prediction;
            case IDENTITY -> prediction.plus(standardise(degraded));
            case LINEAR -> prediction.plus(linear(standardise(degraded), "skip", config.features()));
        };
    }

    /**
     * How much lost detail comes back: {@code [batch, patches, 1]} in [0, 1].
     *
     * @param tokens raw restored tokens
     * @param degraded raw degraded tokens
     */
    Value gate(FunctionBuilder f, Value tokens, Value degraded) {
        Value both = f.concat(2, standardise(tokens), standardise(degraded)).sliceFrom(1, 1);
        return linear(linear(both, "detail.hidden", AdapterConfig.GATE_WIDTH).gelu(), "detail.gate", 1)
                .sigmoid();
    }

    /** Raw features to the scale the loss is taken on. */
    Value standardise(Value tokens) {
        return config.standardised() ? tokens.minus(mean()).dividedBy(deviation()) : tokens;
    }

    /** The inverse of {@link #standardise}. */
    Value toRaw(Value tokens) {
        return config.standardised() ? tokens.times(deviation()).plus(mean()) : tokens;
    }

    private Weight mean() {
        return module.weight("feature.mean", config.features());
    }

    private Weight deviation() {
        return module.weight("feature.deviation", config.features());
    }

    /** Names of the weights that training changes. */
    Set<String> trainable() {
        return trainable;
    }

    private Value linear(Value x, String name, int width) {
        return x.linear(trained(name + ".weight", width, x.dim(-1).fixed()), trained(name + ".bias", width));
    }

    private Weight trained(String name, long... shape) {
        trainable.add(name);
        return module.weight(name, shape);
    }
}
