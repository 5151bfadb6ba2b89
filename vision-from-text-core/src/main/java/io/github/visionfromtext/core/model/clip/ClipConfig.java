package io.github.visionfromtext.core.model.clip;

import io.github.visionfromtext.InvalidInputException;
import java.util.OptionalLong;

/**
 * The shape of a CLIP.
 *
 * @param text the tower that reads texts
 * @param vision the tower that sees pictures
 * @param projectionSize length of the vectors both end in
 */
public record ClipConfig(Text text, Vision vision, int projectionSize) {
    /** Far above any model there is, and low enough that a damaged number neither overflows nor fills the memory. */
    private static final int LARGEST = 1 << 17;

    private static final int MOST_LAYERS = 1 << 10;

    /**
     * A stack of Transformer blocks.
     *
     * @param hiddenSize width of a token
     * @param layers number of blocks
     * @param heads attention heads of a block
     * @param intermediateSize width of the feed-forward layer
     * @param activation of the feed-forward layer
     * @param layerNormEpsilon epsilon of every LayerNorm
     */
    public record Tower(
            int hiddenSize,
            int layers,
            int heads,
            int intermediateSize,
            Activation activation,
            double layerNormEpsilon) {
        public Tower {
            requireSize("hidden_size", hiddenSize, LARGEST);
            requireSize("num_hidden_layers", layers, MOST_LAYERS);
            requireSize("num_attention_heads", heads, LARGEST);
            requireSize("intermediate_size", intermediateSize, LARGEST);
            if (hiddenSize % heads != 0) {
                throw new InvalidInputException("hidden_size " + hiddenSize + " is no multiple of " + heads + " heads");
            }
            if (!(layerNormEpsilon >= 0 && layerNormEpsilon < 1)) {
                throw new InvalidInputException("layer_norm_eps is " + layerNormEpsilon + ", expected 0 to 1");
            }
        }
    }

    /**
     * The text tower.
     *
     * @param tower its blocks
     * @param vocabularySize rows of its embedding table
     * @param positions most tokens of a text, the marks of begin and end included
     * @param endOfText the token at which a text's vector is read; empty for the token of largest id, as models were published
     *     before mid-2023 ({@code eos_token_id} 2)
     */
    public record Text(Tower tower, int vocabularySize, int positions, OptionalLong endOfText) {
        public Text {
            requireSize("vocab_size", vocabularySize, 1 << 22);
            requireSize("max_position_embeddings", positions, LARGEST);
            if (endOfText.isPresent() && (endOfText.getAsLong() < 0 || endOfText.getAsLong() >= vocabularySize)) {
                throw new InvalidInputException("eos_token_id " + endOfText.getAsLong()
                        + " is not in the vocabulary of " + vocabularySize + " tokens");
            }
        }
    }

    /**
     * The vision tower.
     *
     * @param tower its blocks
     * @param imageSize side of the square input in pixels
     * @param patchSize side of a patch in pixels; divides {@code imageSize}
     */
    public record Vision(Tower tower, int imageSize, int patchSize) {
        public Vision {
            requireSize("image_size", imageSize, 1 << 13);
            requireSize("patch_size", patchSize, imageSize);
            if (imageSize % patchSize != 0) {
                throw new InvalidInputException(
                        "image_size " + imageSize + " is no multiple of patch_size " + patchSize);
            }
        }

        /** Patches on one side of the picture. */
        public int grid() {
            return imageSize / patchSize;
        }

        /** Tokens of a picture: the class token and one for each patch. */
        public int tokens() {
            return 1 + grid() * grid();
        }
    }

    public ClipConfig {
        requireSize("projection_dim", projectionSize, LARGEST);
    }

    private static void requireSize(String key, int size, int largest) {
        if (size < 1 || size > largest) {
            throw new InvalidInputException(key + " is " + size + ", expected 1 to " + largest);
        }
    }
}
