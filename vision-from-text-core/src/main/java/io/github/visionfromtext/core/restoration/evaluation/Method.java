package io.github.visionfromtext.core.restoration.evaluation;

import io.github.visionfromtext.core.restoration.ImageTokenizer;
import io.github.visionfromtext.core.restoration.tiling.Tiling;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.FrozenLlmAdapter;
import io.github.visionfromtext.restoration.Restoration;
import io.github.visionfromtext.restoration.RestorationOptions;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something that restores pictures.
 *
 * @param name in tables and JSON: {@code "restored"}, {@code "mae_r"}
 * @param restore pictures to restored pictures of the same sizes, in the same order
 */
public record Method(String name, UnaryOperator<List<Image>> restore) {
    /** The degraded picture itself. */
    public static final Method DEGRADED = new Method("degraded", images -> images);

    /** Encoded and decoded without a language model: the baseline MAE-r of the paper. */
    public static Method autoencoder(ImageTokenizer tokenizer, int overlap, int batch) {
        return tokens("mae_r", tokenizer, overlap, batch, UnaryOperator.identity());
    }

    /** A map of visual tokens between encoding and decoding. */
    public static Method tokens(
            String name, ImageTokenizer tokenizer, int overlap, int batch, UnaryOperator<Tensor> map) {
        Tiling tiling = new Tiling(tokenizer.imageSize(), overlap, batch);
        return new Method(name, images -> {
            List<Image> restored = new ArrayList<>();
            for (Image image : images) {
                restored.add(tiling.process(image, tiles -> tokenizer.decode(map.apply(tokenizer.encode(tiles)))));
            }
            return restored;
        });
    }

    /** The frozen language model. */
    public static Method languageModel(FrozenLlmAdapter adapter, RestorationOptions options) {
        return new Method("restored", images -> adapter.restoreAll(images, options).stream()
                .map(Restoration::image)
                .toList());
    }
}
