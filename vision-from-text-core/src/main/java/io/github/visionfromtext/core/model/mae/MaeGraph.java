package io.github.visionfromtext.core.model.mae;

import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;

/**
 * The masked autoencoder as a graph (He et al. 2021; weight names and pixel orders of HuggingFace's
 * {@code ViTMAEForPreTraining}). Pixels are {@code [batch, channels, size, size]}, normalised by the ImageNet statistics.
 *
 * <p>Two pixel orders meet here: the patch embedding reads a patch as (channel, row, column), the decoder writes it as (row,
 * column, channel).
 */
public final class MaeGraph {
    private final GraphModule.Builder module;
    private final MaeConfig config;

    public MaeGraph(GraphModule.Builder module, MaeConfig config) {
        this.module = module;
        this.config = config;
    }

    /** All patches in raster order (mask ratio 0): tokens {@code [batch, 1 + patches, hidden]} after the final norm. */
    public Value encode(FunctionBuilder f, Value pixels) {
        return encoder(f, embedPatches(f, pixels));
    }

    /**
     * Only some patches, as in pre-training.
     *
     * @param kept INT {@code [batch, k]}: which patches, in the order they are to stand
     * @return tokens {@code [batch, 1 + k, hidden]} after the final norm
     */
    public Value encodeVisible(FunctionBuilder f, Value pixels, Value kept) {
        return encoder(f, embedPatches(f, pixels).gatherEach(1, kept));
    }

    /** Tokens of all patches in raster order to patches {@code [batch, patches, size*size*channels]}. */
    public Value decode(Value tokens) {
        return decoder(linear(tokens, "decoder.decoder_embed", config.decoder().hiddenSize()));
    }

    /**
     * Tokens of visible patches to all patches; the missing ones are mask tokens.
     *
     * @param restore INT {@code [batch, patches]}: for each patch in raster order its place among the visible tokens followed
     *     by the masked ones ({@code ids_restore})
     */
    public Value decodeVisible(FunctionBuilder f, Value tokens, Value restore) {
        int hidden = config.decoder().hiddenSize();
        Value x = linear(tokens, "decoder.decoder_embed", hidden);
        Dim batch = x.dim(0);
        Dim missing = Dim.of(config.tokens()).minus(x.dim(1));
        Value masks = f.value(module.weight("decoder.mask_token", 1, 1, hidden)).expand(batch, missing, hidden);
        Value shuffled = f.concat(1, x.sliceFrom(1, 1), masks);
        return decoder(f.concat(1, x.slice(1, 0, 1), shuffled.gatherEach(1, restore)));
    }

    /** Pixels to patches in the decoder's order: {@code [batch, patches, size*size*channels]}. */
    public Value patchify(Value pixels) {
        return pixelGrid(pixels).transpose(0, 2, 4, 3, 5, 1).reshape(pixels.dim(0), config.patches(), patchValues());
    }

    /** Patches in the decoder's order to pixels. */
    public Value unpatchify(Value patches) {
        int grid = config.grid();
        int size = config.patchSize();
        return patches.reshape(patches.dim(0), grid, grid, size, size, config.channels())
                .transpose(0, 5, 1, 3, 2, 4)
                .reshape(patches.dim(0), config.channels(), config.imageSize(), config.imageSize());
    }

    private int patchValues() {
        return config.patchSize() * config.patchSize() * config.channels();
    }

    /** {@code [batch, channels, grid, size, grid, size]}. */
    private Value pixelGrid(Value pixels) {
        int grid = config.grid();
        int size = config.patchSize();
        return pixels.reshape(pixels.dim(0), config.channels(), grid, size, grid, size);
    }

    /** Patch embedding (a convolution with stride = size, as a matrix product) plus positions: {@code [batch, patches, hidden]}. */
    private Value embedPatches(FunctionBuilder f, Value pixels) {
        int hidden = config.encoder().hiddenSize();
        int size = config.patchSize();
        String name = "vit.embeddings.patch_embeddings.projection";
        Value patches =
                pixelGrid(pixels).transpose(0, 2, 4, 1, 3, 5).reshape(pixels.dim(0), config.patches(), patchValues());
        Weight kernel = module.weight(name + ".weight", hidden, config.channels(), size, size);
        return patches.linear(f.value(kernel).reshape(hidden, patchValues()), module.weight(name + ".bias", hidden))
                .plus(f.value(positions()).sliceFrom(1, 1));
    }

    private Weight positions() {
        return module.weight(
                "vit.embeddings.position_embeddings",
                1,
                config.tokens(),
                config.encoder().hiddenSize());
    }

    private Value encoder(FunctionBuilder f, Value patches) {
        int hidden = config.encoder().hiddenSize();
        Value classToken = f.value(module.weight("vit.embeddings.cls_token", 1, 1, hidden))
                .plus(f.value(positions()).slice(1, 0, 1))
                .expand(patches.dim(0), 1, hidden);
        Value x = f.concat(1, classToken, patches);
        return norm(blocks(x, "vit.encoder.layer", config.encoder()), "vit.layernorm");
    }

    private Value decoder(Value x) {
        int hidden = config.decoder().hiddenSize();
        x = x.plus(module.weight("decoder.decoder_pos_embed", 1, config.tokens(), hidden));
        x = norm(blocks(x, "decoder.decoder_layers", config.decoder()), "decoder.decoder_norm");
        return linear(x.sliceFrom(1, 1), "decoder.decoder_pred", patchValues());
    }

    /** Pre-norm Transformer blocks. */
    private Value blocks(Value x, String prefix, Blocks blocks) {
        for (int layer = 0; layer < blocks.layers(); layer++) {
            String name = prefix + "." + layer;
            x = x.plus(attention(norm(x, name + ".layernorm_before"), name + ".attention", blocks));
            Value inner =
                    linear(norm(x, name + ".layernorm_after"), name + ".intermediate.dense", blocks.intermediateSize());
            x = x.plus(linear(inner.gelu(), name + ".output.dense", blocks.hiddenSize()));
        }
        return x;
    }

    private Value attention(Value x, String name, Blocks blocks) {
        Value query = heads(x, name + ".attention.query", blocks);
        Value key = heads(x, name + ".attention.key", blocks);
        Value value = heads(x, name + ".attention.value", blocks);
        double scale = 1 / Math.sqrt((double) blocks.hiddenSize() / blocks.heads());
        Value attended = query.attention(key, value, null, scale, false)
                .transpose(0, 2, 1, 3)
                .reshape(x.dim(0), x.dim(1), blocks.hiddenSize());
        return linear(attended, name + ".output.dense", blocks.hiddenSize());
    }

    private Value heads(Value x, String name, Blocks blocks) {
        int hidden = blocks.hiddenSize();
        Weight bias = blocks.queryKeyValueBias() ? module.weight(name + ".bias", hidden) : null;
        return x.linear(module.weight(name + ".weight", hidden, hidden), bias)
                .reshape(x.dim(0), x.dim(1), blocks.heads(), hidden / blocks.heads())
                .transpose(0, 2, 1, 3);
    }

    private Value norm(Value x, String name) {
        long width = x.dim(-1).fixed();
        return x.layerNorm(
                module.weight(name + ".weight", width),
                module.weight(name + ".bias", width),
                config.layerNormEpsilon());
    }

    private Value linear(Value x, String name, int width) {
        return x.linear(
                module.weight(name + ".weight", width, x.dim(-1).fixed()), module.weight(name + ".bias", width));
    }
}
