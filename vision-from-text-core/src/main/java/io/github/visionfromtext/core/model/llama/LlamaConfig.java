package io.github.visionfromtext.core.model.llama;

import io.github.visionfromtext.InvalidInputException;

/**
 * The shape of a Llama model, by the field names of HuggingFace's {@code config.json} where those are plain.
 *
 * @param vocabularySize rows of the token embedding
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width of the feed-forward layer
 * @param layers number of decoder layers
 * @param heads query heads of a layer
 * @param keyValueHeads key and value heads; each serves {@code heads / keyValueHeads} query heads
 * @param headSize width of a head; usually {@code hiddenSize / heads}
 * @param rmsNormEpsilon epsilon of every RMSNorm
 * @param rotary frequencies of the rotary position embedding
 * @param attentionBias whether q, k, v and o have biases
 * @param feedForwardBias whether gate, up and down have biases
 * @param tiedEmbeddings whether the output layer is the token embedding
 * @param maxPositions longest sequence the model was made for
 */
public record LlamaConfig(
        int vocabularySize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int keyValueHeads,
        int headSize,
        double rmsNormEpsilon,
        RotaryConfig rotary,
        boolean attentionBias,
        boolean feedForwardBias,
        boolean tiedEmbeddings,
        int maxPositions) {
    public LlamaConfig {
        requirePositive("vocab_size", vocabularySize);
        requirePositive("hidden_size", hiddenSize);
        requirePositive("intermediate_size", intermediateSize);
        requirePositive("num_hidden_layers", layers);
        requirePositive("num_attention_heads", heads);
        requirePositive("num_key_value_heads", keyValueHeads);
        requirePositive("head_dim", headSize);
        if (heads % keyValueHeads != 0) {
            throw new InvalidInputException(
                    "num_attention_heads " + heads + " is no multiple of num_key_value_heads " + keyValueHeads);
        }
        if (headSize % 2 != 0) {
            throw new InvalidInputException("head_dim " + headSize + " is odd, a rotary embedding needs pairs");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new InvalidInputException(name + " is " + value + ", expected 1 or more");
        }
    }
}
