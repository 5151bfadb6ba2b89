package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.LlamaGraph;
import io.github.visionfromtext.core.model.mae.ImageNetPixels;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A frozen Llama and an adapter as one module, so that a decoder call is one native call (sheet 1.4 to 1.7). B images, N
 * visual tokens of F features.
 *
 * <p>The sequence is {@code before, adapter(degraded), between, task tokens, after, tag, adapter(restored), closing}; pieces
 * of text come as token ids. The hidden state at the last piece of {@code tag} predicts token 0, the one at token k predicts
 * token k+1; a predicted token is fed back as {@code adapter(token)}, never as a hidden state.
 *
 * <table>
 * <caption>Functions</caption>
 * <tr><td>{@code prefill}</td><td>the prompt; yields {@code tokens [B, 1, F]}, token 0</td></tr>
 * <tr><td>{@code draft}</td><td>the prompt and guesses of tokens 0..N-2; yields {@code tokens [B, N, F]}: pass 1 of
 * fixed-point decoding</td></tr>
 * <tr><td>{@code advance}</td><td>M tokens from a position on; yields the M tokens that follow each of them</td></tr>
 * <tr><td>{@code detail}</td><td>restored and degraded tokens; yields {@code gate [B, N-1, 1]} (if the adapter has one)</td></tr>
 * <tr><td>{@code loss}</td><td>a whole sequence with tokens fed in, for instance the true ones; yields {@code loss} and its
 * terms</td></tr>
 * </table>
 */
public final class RestorationGraph {
    static final String PREFILL = "prefill";
    static final String DRAFT = "draft";
    static final String ADVANCE = "advance";
    static final String DETAIL = "detail";
    /** The training function, and its output to minimise. */
    public static final String LOSS = "loss";

    private static final Dim BATCH = LlamaGraph.BATCH;

    /** Keeps the logarithm of a perfect image's error finite: 50 dB. */
    private static final double LEAST_PIXEL_ERROR = 1e-5;

    private final GraphModule.Builder module = GraphModule.builder("restoration");
    private final AdapterConfig config;
    private final LlamaGraph llama;
    private final AdapterGraph adapter;

    private RestorationGraph(LlamaConfig llama, AdapterConfig config) {
        if (config.layersRead() > llama.layers()) {
            throw new InvalidInputException("The adapter reads " + config.layersRead()
                    + " layers and the language model has " + llama.layers() + "; read as many or fewer");
        }
        this.config = config;
        this.llama = new LlamaGraph(module, llama);
        this.adapter = new AdapterGraph(module, config);
    }

    /**
     * The module and the names of its trainable weights.
     *
     * @param module functions as above
     * @param trainable weights of the adapter
     */
    public record Built(GraphModule module, Set<String> trainable) {}

    /** What inference needs. */
    public static Built forInference(LlamaConfig llama, AdapterConfig config) {
        RestorationGraph graph = new RestorationGraph(llama, config);
        graph.inference();
        return new Built(graph.module.build(), graph.adapter.trainable());
    }

    /**
     * What training needs: all of inference, so that the model can be evaluated as it learns, and the loss.
     *
     * @param autoencoder whose decoder the pixel term of the loss goes through
     * @param weights of the loss's terms
     */
    public static Built forTraining(
            LlamaConfig llama, AdapterConfig config, MaeConfig autoencoder, RestorationLoss weights) {
        RestorationGraph graph = new RestorationGraph(llama, config);
        graph.inference();
        graph.loss(autoencoder, weights);
        return new Built(graph.module.build(), graph.adapter.trainable());
    }

    private void inference() {
        prefill();
        draft();
        advance();
        if (config.detail()) {
            detail();
        }
    }

    /** Arguments every function that reads the prompt takes, and the prompt's embeddings. */
    private final class Prompt {
        final FunctionBuilder f;
        final Value degraded;
        final Value tag;
        final Value embeddings;

        Prompt(FunctionBuilder f) {
            this.f = f;
            degraded = f.input("degraded", BATCH, config.visualTokens(), config.features());
            tag = f.intInput("tag", Dim.symbol("tag"));
            Value tagRows = text(tag);
            Value conditioned = adapter.condition(lastRow(tagRows), degraded.slice(1, 0, 1));
            embeddings = f.concat(
                    1,
                    text(piece("before")),
                    adapter.embed(degraded),
                    text(piece("between")),
                    adapter.task(f, degraded),
                    text(piece("after")),
                    tagRows.slice(1, Dim.of(0), tagRows.dim(1).minus(1)),
                    conditioned);
        }

        /** Token ids of a piece of text. */
        Value piece(String name) {
            return f.intInput(name, Dim.symbol(name));
        }

        /** Embeddings of a piece of text, the same for every image of the batch. */
        Value text(Value ids) {
            return llama.embed(ids)
                    .reshape(1, ids.dim(0), config.hiddenSize())
                    .expand(BATCH, ids.dim(0), config.hiddenSize());
        }

        /** Inputs that stand for tokens 0..N-2 and predict tokens 1..N-1. */
        Value visual(Value tokens) {
            return adapter.condition(adapter.embed(tokens), degraded.sliceFrom(1, 1));
        }
    }

    private Value cached(FunctionBuilder f, Value embeddings, Value position) {
        return read(f, llama.forwardCachedLayers(f, embeddings, position, null));
    }

    /** The hidden states the de-adapter reads, side by side, the last layer's at the end. */
    private Value read(FunctionBuilder f, List<Value> layers) {
        int groups = config.layersRead();
        List<Value> read = IntStream.rangeClosed(1, groups)
                .mapToObj(group -> layers.get(group * layers.size() / groups - 1))
                .toList();
        return groups == 1 ? read.get(0) : f.concat(2, read.toArray(Value[]::new));
    }

    private static Value lastRow(Value x) {
        return x.slice(1, x.dim(1).minus(1), x.dim(1));
    }

    private void prefill() {
        Prompt prompt = new Prompt(module.function(PREFILL));
        FunctionBuilder f = prompt.f;
        Value hidden = cached(f, prompt.embeddings, f.constant(0L));
        output(f, adapter.predict(lastRow(hidden), prompt.degraded.slice(1, 0, 1)));
    }

    private void draft() {
        Prompt prompt = new Prompt(module.function(DRAFT));
        FunctionBuilder f = prompt.f;
        Value guesses = f.input("tokens", BATCH, config.visualTokens() - 1, config.features());
        Value hidden = cached(f, f.concat(1, prompt.embeddings, prompt.visual(guesses)), f.constant(0L));
        Dim first = prompt.embeddings.dim(1).minus(1);
        output(f, adapter.predict(hidden.slice(1, first, hidden.dim(1)), prompt.degraded));
    }

    private void advance() {
        FunctionBuilder f = module.function(ADVANCE);
        Dim count = Dim.symbol("count");
        Value tokens = f.input("tokens", BATCH, count, config.features());
        Value degraded = f.input("degraded", BATCH, count, config.features());
        Value position = f.intInput("position");
        Value inputs = adapter.condition(adapter.embed(tokens), degraded);
        output(f, adapter.predict(cached(f, inputs, position), degraded));
    }

    private void detail() {
        FunctionBuilder f = module.function(DETAIL);
        Value tokens = f.input("tokens", BATCH, config.visualTokens(), config.features());
        Value degraded = f.input("degraded", BATCH, config.visualTokens(), config.features());
        f.output("gate", adapter.gate(f, tokens, degraded));
    }

    private void output(FunctionBuilder f, Value prediction) {
        f.output("tokens", adapter.toRaw(prediction));
    }

    /** Sheet 1.6: mean squared error over the visual tokens plus cross-entropy over the assistant's text; a pixel term if asked. */
    private void loss(MaeConfig autoencoder, RestorationLoss weights) {
        Prompt prompt = new Prompt(module.function(LOSS));
        FunctionBuilder f = prompt.f;
        int n = config.visualTokens();
        Value target = f.input("target", BATCH, n, config.features());
        Value fed = f.input("tokens", BATCH, n, config.features());
        Value closing = prompt.piece("closing");
        Value hidden = read(
                f,
                llama.forwardLayers(
                        f,
                        f.concat(
                                1,
                                prompt.embeddings,
                                prompt.visual(fed.slice(1, 0, n - 1)),
                                adapter.embed(fed.slice(1, n - 1, n)),
                                prompt.text(closing))));

        Dim first = prompt.embeddings.dim(1).minus(1);
        Value prediction = adapter.predict(hidden.slice(1, first, first.plus(n)), prompt.degraded);
        Value error = prediction.minus(adapter.standardise(target));
        Value visionLoss = error.times(error).meanOfAll();
        Value textLoss = textLoss(f, hidden, prompt.tag, closing, first, first.plus(n));
        Value loss = visionLoss.times(weights.vision()).plus(textLoss.times(weights.text()));
        f.output("visionLoss", visionLoss).output("textLoss", textLoss);
        if (weights.pixels() > 0) {
            Value pixelLoss = pixelLoss(f, adapter.toRaw(prediction), prompt.degraded, autoencoder);
            loss = loss.plus(pixelLoss.times(weights.pixels()));
            f.output("pixelLoss", pixelLoss);
        }
        f.output("loss", loss);
    }

    /**
     * Mean over images of the natural logarithm of the mean squared error in RGB, after the frozen autoencoder's decoder: up to
     * sign and a factor the mean PSNR, so that every noise level pulls alike.
     */
    private Value pixelLoss(FunctionBuilder f, Value tokens, Value degraded, MaeConfig autoencoder) {
        MaeGraph mae = new MaeGraph(module, autoencoder);
        Value patches = mae.decode(tokens);
        if (config.detail()) {
            Value lost = mae.patchify(rgb(f, "degradedRgb", autoencoder)).minus(mae.decode(degraded));
            patches = patches.plus(adapter.gate(f, tokens, degraded).times(lost));
        }
        Value restored = ImageNetPixels.denormalise(f, mae.unpatchify(patches));
        Value target = ImageNetPixels.denormalise(f, rgb(f, "rgb", autoencoder));
        Value error = restored.minus(target);
        return error.times(error).mean(1, 2, 3).plus(LEAST_PIXEL_ERROR).log().meanOfAll();
    }

    /** An argument of RGB in [0, 1], normalised as the autoencoder takes it. */
    private static Value rgb(FunctionBuilder f, String name, MaeConfig autoencoder) {
        int side = autoencoder.imageSize();
        return ImageNetPixels.normalise(f, f.input(name, BATCH, autoencoder.channels(), side, side));
    }

    /**
     * Cross-entropy over the assistant's own text: the image start tag, and the closing behind the image.
     *
     * @param first position that predicts visual token 0: the last piece of the tag
     * @param last position of the last visual token, which predicts the first piece of the closing
     */
    private Value textLoss(FunctionBuilder f, Value hidden, Value tag, Value closing, Dim first, Dim last) {
        Value spoken = f.concat(
                1, hidden.slice(1, first.minus(tag.dim(0)), first), hidden.slice(1, last, last.plus(closing.dim(0))));
        Dim count = spoken.dim(1);
        long width = config.hiddenSize();
        Value logits = llama.logits(spoken.slice(2, width * (config.layersRead() - 1), width * config.layersRead()));
        Value labels = f.concat(0, tag, closing).reshape(1, count).expand(BATCH, count);
        return logits.reshape(BATCH.times(count), logits.dim(2))
                .crossEntropy(labels.reshape(BATCH.times(count)))
                .meanOfAll();
    }
}
