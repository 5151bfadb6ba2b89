package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.contrastive.ImagePreprocessing;
import io.github.visionfromtext.core.model.clip.Activation;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.training.recipe.Phase;
import io.github.visionfromtext.image.Resampling;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SpaceTraining} makes a contrastive space of. Immutable.
 *
 * @param cutouts folder of captioned cut-outs; it learns from the split {@code train} and is measured on {@code valid}
 * @param photos folder of photographs, for backgrounds
 * @param sentences folder of texts and where a sentence encoder puts them, as {@code tools/data/embed_sentences.py} makes it
 * @param autoencoder folder of a masked autoencoder that the vision tower begins as; null for random weights
 * @param output folder the model is written to; what resuming needs lies in {@code training} in it
 * @param model shape of the model
 * @param words first phase: texts alone
 * @param pairs second phase: pictures and captions, by half the patches of a picture
 * @param tuning last phase: the same by all patches
 * @param format number format of matrix products; the weights themselves are trained in FLOAT32
 * @param seed of everything random
 */
public record SpaceTrainingSettings(
        Path cutouts,
        Path photos,
        Path sentences,
        @Nullable Path autoencoder,
        Path output,
        ClipConfig model,
        Phase words,
        Phase pairs,
        Phase tuning,
        WeightFormat format,
        long seed) {
    /** The embedded model: pictures of 64x64 pixels in patches of 8x8 (192 wide, 6 layers), texts of 32 tokens (192, 3). */
    public static final ClipConfig MINI = new ClipConfig(
            new ClipConfig.Text(
                    new ClipConfig.Tower(192, 3, 6, 768, Activation.GELU, 1e-6), 6144, 32, OptionalLong.of(1)),
            new ClipConfig.Vision(new ClipConfig.Tower(192, 6, 6, 768, Activation.GELU, 1e-6), 64, 8),
            256);

    /** The recipe of the embedded model. */
    public static SpaceTrainingSettings of(Path cutouts, Path photos, Path sentences, Path output) {
        return new SpaceTrainingSettings(
                cutouts,
                photos,
                sentences,
                null,
                output,
                MINI,
                new Phase(800, 192, 2e-3),
                new Phase(3600, 64, 1e-3),
                new Phase(100, 64, 2e-4),
                WeightFormat.BFLOAT16,
                0);
    }

    /** How pictures come to the model: squeezed into the square, so that nothing of them is cut off. */
    ImagePreprocessing preprocessing() {
        int size = model.vision().imageSize();
        return new ImagePreprocessing(
                size, false, size, Resampling.BICUBIC, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    public SpaceTrainingSettings withAutoencoder(@Nullable Path folder) {
        return new SpaceTrainingSettings(
                cutouts, photos, sentences, folder, output, model, words, pairs, tuning, format, seed);
    }

    public SpaceTrainingSettings withModel(ClipConfig newModel) {
        return new SpaceTrainingSettings(
                cutouts, photos, sentences, autoencoder, output, newModel, words, pairs, tuning, format, seed);
    }

    public SpaceTrainingSettings withPhases(Phase newWords, Phase newPairs, Phase newTuning) {
        return new SpaceTrainingSettings(
                cutouts, photos, sentences, autoencoder, output, model, newWords, newPairs, newTuning, format, seed);
    }

    public SpaceTrainingSettings with(WeightFormat newFormat, long newSeed) {
        return new SpaceTrainingSettings(
                cutouts, photos, sentences, autoencoder, output, model, words, pairs, tuning, newFormat, newSeed);
    }
}
