package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.RestorationLoss;
import io.github.visionfromtext.core.training.LearningRateSchedule;
import io.github.visionfromtext.core.training.TrainerSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@link AdapterFolderTraining} makes of which models and photographs. Immutable.
 *
 * @param languageModel a HuggingFace folder or a GGUF file, with its vocabulary
 * @param autoencoder a HuggingFace folder of a ViT-MAE
 * @param photos folder of photographs to learn from
 * @param validation folder of photographs to measure on; null for none
 * @param output folder the adapter is written to; what resuming needs lies in {@code training} in it
 * @param task name of the degradation to undo
 * @param variant the layers, and the loss that goes with them
 * @param steps updates of the optimizer
 * @param batch crops of an update
 * @param learningRate largest learning rate; 5 % warm-up, cosine decay to 0
 * @param format number format of the frozen language model
 * @param seed of everything random
 */
public record AdapterTrainingSettings(
        Path languageModel,
        Path autoencoder,
        Path photos,
        @Nullable Path validation,
        Path output,
        String task,
        Variant variant,
        long steps,
        int batch,
        double learningRate,
        WeightFormat format,
        long seed) {
    private static final int CALIBRATION_CROPS = 2048;

    /** The paper's adapter, and ours. */
    public enum Variant {
        /** Two linear layers and task tokens; errors of visual tokens and text. */
        PAPER,
        /** Index-aligned conditioning, linear skip, standardised features; errors of pixels too. */
        CONDITIONED,
        /** That, with a gate that brings lost detail back where there is little to undo. */
        DETAILED;

        AdapterConfig adapter(int visualTokens, int features, int hiddenSize) {
            return this == PAPER
                    ? AdapterConfig.paper(visualTokens, features, hiddenSize)
                    : AdapterConfig.conditioned(visualTokens, features, hiddenSize)
                            .withDetail(this == DETAILED);
        }

        RestorationLoss loss() {
            return this == PAPER ? RestorationLoss.PAPER : RestorationLoss.PIXELS;
        }
    }

    /** The recipe, with photographs to learn from and nothing to measure on. */
    public static AdapterTrainingSettings of(
            String task, Path languageModel, Path autoencoder, Path photos, Path output) {
        return new AdapterTrainingSettings(
                languageModel,
                autoencoder,
                photos,
                null,
                output,
                task,
                Variant.DETAILED,
                3000,
                16,
                2e-3,
                WeightFormat.BFLOAT16,
                0);
    }

    public AdapterTrainingSettings withValidation(@Nullable Path folder) {
        return new AdapterTrainingSettings(
                languageModel,
                autoencoder,
                photos,
                folder,
                output,
                task,
                variant,
                steps,
                batch,
                learningRate,
                format,
                seed);
    }

    public AdapterTrainingSettings with(Variant newVariant) {
        return new AdapterTrainingSettings(
                languageModel,
                autoencoder,
                photos,
                validation,
                output,
                task,
                newVariant,
                steps,
                batch,
                learningRate,
                format,
                seed);
    }

    public AdapterTrainingSettings withSteps(long newSteps, int newBatch, double newLearningRate) {
        return new AdapterTrainingSettings(
                languageModel,
                autoencoder,
                photos,
                validation,
                output,
                task,
                variant,
                newSteps,
                newBatch,
                newLearningRate,
                format,
                seed);
    }

    public AdapterTrainingSettings with(WeightFormat newFormat, long newSeed) {
        return new AdapterTrainingSettings(
                languageModel,
                autoencoder,
                photos,
                validation,
                output,
                task,
                variant,
                steps,
                batch,
                learningRate,
                newFormat,
                newSeed);
    }

    AdapterRecipe recipe(int visualTokens, int features, int hiddenSize) {
        TrainerSettings trainer = TrainerSettings.of(
                        steps, LearningRateSchedule.cosine(learningRate, Math.max(1, steps / 20)))
                .withSeed(seed);
        return new AdapterRecipe(
                task,
                variant.adapter(visualTokens, features, hiddenSize),
                variant.loss(),
                trainer,
                batch,
                Math.max(batch, CALIBRATION_CROPS));
    }
}
