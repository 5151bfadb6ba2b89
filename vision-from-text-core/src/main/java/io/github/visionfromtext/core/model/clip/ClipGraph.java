package io.github.visionfromtext.core.model.clip;

import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.image.Image;
import java.util.OptionalLong;

/**
 * CLIP as a graph (Radford et al. 2021, section 2.4; weight names of HuggingFace's {@code CLIPModel}, misspelling included).
 * Embeddings come as the projections give them, not normalised.
 */
public final class ClipGraph {
    private static final String TEXT = "text_model";
    private static final String VISION = "vision_model";

    private final GraphModule.Builder module;
    private final ClipConfig config;

    public ClipGraph(GraphModule.Builder module, ClipConfig config) {
        this.module = module;
        this.config = config;
    }

    /**
     * Texts to embeddings.
     *
     * @param ids INT {@code [batch, tokens]}, at most {@link ClipConfig.Text#positions} tokens. The mask being causal, what
     *     follows the end mark does not count
     * @return {@code [batch, projection]}
     */
    public Value embedText(FunctionBuilder f, Value ids) {
        int hidden = config.text().tower().hiddenSize();
        ClipTower tower = new ClipTower(module, TEXT, config.text().tower(), true);
        Weight tokens = module.weight(
                TEXT + ".embeddings.token_embedding.weight", config.text().vocabularySize(), hidden);
        Weight positions = module.weight(
                TEXT + ".embeddings.position_embedding.weight", config.text().positions(), hidden);
        Value x = ids.embed(tokens).plus(f.range(ids.dim(1)).embed(positions));
        // One token of each text goes on, so the norm need not see the others.
        Value end = tower.blocks(x).gatherEach(1, endPosition(f, ids).reshape(ids.dim(0), 1));
        return tower.norm(end.reshape(ids.dim(0), hidden), "final_layer_norm")
                .linear(module.weight("text_projection.weight", config.projectionSize(), hidden), null);
    }

    /** Where the first end mark stands: argMax gives the first of equals. */
    private Value endPosition(FunctionBuilder f, Value ids) {
        OptionalLong end = config.text().endOfText();
        Value score = end.isPresent() ? ids.equalTo(f.constant(end.getAsLong())) : ids;
        return score.toFloat().argMax(1);
    }

    /**
     * Pictures to embeddings.
     *
     * @param pixels {@code [batch, 3, size, size]}, normalised as the model's pictures were
     * @return {@code [batch, projection]}
     */
    public Value embedImage(FunctionBuilder f, Value pixels) {
        return embedTokens(f, placedPatches(f, pixels));
    }

    /**
     * Pictures to embeddings by some of their patches: training on half of them takes half the time (Li et al. 2023, "Scaling
     * Language-Image Pre-training via Masking").
     *
     * @param pixels as of {@link #embedImage}
     * @param kept INT {@code [batch, k]}: which patches, counted in raster order
     * @return {@code [batch, projection]}
     */
    public Value embedImage(FunctionBuilder f, Value pixels, Value kept) {
        return embedTokens(f, placedPatches(f, pixels).gatherEach(1, kept));
    }

    private Value embedTokens(FunctionBuilder f, Value patches) {
        int hidden = config.vision().tower().hiddenSize();
        ClipTower tower = new ClipTower(module, VISION, config.vision().tower(), false);
        Value classToken = f.value(module.weight(VISION + ".embeddings.class_embedding", hidden))
                .plus(f.value(positions()).slice(0, 0, 1))
                .expand(patches.dim(0), 1, hidden);
        Value x = f.concat(1, classToken, patches);
        Value first = tower.blocks(tower.norm(x, "pre_layrnorm")).slice(1, 0, 1);
        return tower.norm(first.reshape(patches.dim(0), hidden), "post_layernorm")
                .linear(module.weight("visual_projection.weight", config.projectionSize(), hidden), null);
    }

    private Value placedPatches(FunctionBuilder f, Value pixels) {
        return patches(f, pixels).plus(f.value(positions()).sliceFrom(0, 1));
    }

    private Weight positions() {
        return module.weight(
                VISION + ".embeddings.position_embedding.weight",
                config.vision().tokens(),
                config.vision().tower().hiddenSize());
    }

    /** A convolution whose stride is its size, as a matrix product: {@code [batch, patches, hidden]} in raster order. */
    private Value patches(FunctionBuilder f, Value pixels) {
        int hidden = config.vision().tower().hiddenSize();
        int size = config.vision().patchSize();
        int grid = config.vision().grid();
        int values = Image.CHANNELS * size * size;
        Weight kernel =
                module.weight(VISION + ".embeddings.patch_embedding.weight", hidden, Image.CHANNELS, size, size);
        return pixels.reshape(pixels.dim(0), Image.CHANNELS, grid, size, grid, size)
                .transpose(0, 2, 4, 1, 3, 5)
                .reshape(pixels.dim(0), grid * grid, values)
                .linear(f.value(kernel).reshape(hidden, values), null);
    }
}
