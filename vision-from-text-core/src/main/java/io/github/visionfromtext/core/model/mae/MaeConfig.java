package io.github.visionfromtext.core.model.mae;

import io.github.visionfromtext.InvalidInputException;

/**
 * The shape of a ViT-MAE.
 *
 * @param imageSize side of the square input in pixels
 * @param patchSize side of a patch in pixels; divides {@code imageSize}
 * @param channels colour channels
 * @param encoder the encoder's blocks
 * @param decoder the decoder's blocks
 * @param layerNormEpsilon epsilon of every LayerNorm
 * @param normalisedPixels whether the decoder predicts pixels normalised by their patch ({@code norm_pix_loss})
 */
public record MaeConfig(
        int imageSize,
        int patchSize,
        int channels,
        Blocks encoder,
        Blocks decoder,
        double layerNormEpsilon,
        boolean normalisedPixels) {
    /**
     * A stack of Transformer blocks.
     *
     * @param hiddenSize width of a token
     * @param layers number of blocks
     * @param heads attention heads of a block
     * @param intermediateSize width of the feed-forward layer
     * @param queryKeyValueBias whether query, key and value have biases
     */
    public record Blocks(int hiddenSize, int layers, int heads, int intermediateSize, boolean queryKeyValueBias) {
        public Blocks {
            if (hiddenSize <= 0 || layers <= 0 || heads <= 0 || intermediateSize <= 0) {
                throw new InvalidInputException("The sizes of Transformer blocks must be positive: hidden " + hiddenSize
                        + ", layers " + layers + ", heads " + heads + ", intermediate " + intermediateSize);
            }
            if (hiddenSize % heads != 0) {
                throw new InvalidInputException("hidden size " + hiddenSize + " is no multiple of " + heads + " heads");
            }
        }
    }

    public MaeConfig {
        if (patchSize <= 0 || imageSize <= 0 || channels <= 0 || imageSize % patchSize != 0) {
            throw new InvalidInputException(
                    "image_size " + imageSize + " must be a positive multiple of patch_size " + patchSize);
        }
    }

    /** Patches on one side of the image. */
    public int grid() {
        return imageSize / patchSize;
    }

    /** Patches of an image. */
    public int patches() {
        return grid() * grid();
    }

    /** Tokens of an image: the class token and one for each patch. */
    public int tokens() {
        return 1 + patches();
    }
}
