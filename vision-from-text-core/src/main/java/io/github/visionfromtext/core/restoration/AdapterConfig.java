package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;

/**
 * The trainable part of LM4LV and its variants: what stands between visual tokens and the language model.
 *
 * <p>The paper's recipe (sheet 1.3) is {@link #paper}: an adapter, a de-adapter and 10 task embeddings. The other options
 * are ours and combine freely.
 *
 * @param visualTokens tokens of an image, class token included
 * @param features width of a visual token
 * @param taskTokens learned task embeddings, shared by all samples
 * @param hiddenSize width of the language model's embeddings
 * @param layersRead hidden states the de-adapter reads, side by side: the last of each of so many equal groups of layers, each
 *     through the model's final norm, as the logit lens does; 1 is the last layer alone (the paper)
 * @param conditioned whether the degraded token i, through a linear layer of its own, is added to the input that predicts
 *     token i, so that the model need not find it by counting
 * @param skip what the de-adapter's output is added to
 * @param standardised whether features are shifted and scaled to mean 0 and deviation 1 before the adapter, and the loss
 *     taken there
 * @param detail whether detail the autoencoder loses is brought back: a learned gate for each patch says how much of what the
 *     autoencoder left out of the degraded picture is added to the restored one; near 1 where there is little to restore
 */
public record AdapterConfig(
        int visualTokens,
        int features,
        int taskTokens,
        int hiddenSize,
        int layersRead,
        boolean conditioned,
        Skip skip,
        boolean standardised,
        boolean detail) {
    /** The paper's number of task embeddings. */
    public static final int TASK_TOKENS = 10;

    /** Width of the hidden layer of the gate for detail. */
    public static final int GATE_WIDTH = 32;

    /** A path around the language model. */
    public enum Skip {
        /** The prediction is the de-adapter's output alone (the paper). */
        NONE,
        /** The degraded token itself: the model predicts a residual. */
        IDENTITY,
        /** A linear map of the degraded token. */
        LINEAR
    }

    public AdapterConfig {
        if (visualTokens < 2 || features < 1 || taskTokens < 1 || hiddenSize < 1 || layersRead < 1) {
            throw new InvalidInputException(
                    "An adapter needs at least 2 visual tokens, and positive features, task tokens, hidden size and"
                            + " layers read, not " + visualTokens + ", " + features + ", " + taskTokens + ", "
                            + hiddenSize + ", " + layersRead);
        }
    }

    /** The paper's recipe. */
    public static AdapterConfig paper(int visualTokens, int features, int hiddenSize) {
        return new AdapterConfig(visualTokens, features, TASK_TOKENS, hiddenSize, 1, false, Skip.NONE, false, false);
    }

    /** Index-aligned conditioning, linear skip, standardised features; the last layer alone, no gate for detail. */
    public static AdapterConfig conditioned(int visualTokens, int features, int hiddenSize) {
        return new AdapterConfig(visualTokens, features, TASK_TOKENS, hiddenSize, 1, true, Skip.LINEAR, true, false);
    }

    /** This adapter with another number of layers read. */
    public AdapterConfig withLayersRead(int layers) {
        return new AdapterConfig(
                visualTokens, features, taskTokens, hiddenSize, layers, conditioned, skip, standardised, detail);
    }

    /** This adapter with or without the gate for detail. */
    public AdapterConfig withDetail(boolean gated) {
        return new AdapterConfig(
                visualTokens, features, taskTokens, hiddenSize, layersRead, conditioned, skip, standardised, gated);
    }
}
