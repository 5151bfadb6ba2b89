package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.RestorationLoss;
import io.github.visionfromtext.core.training.recipe.Phase;
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
 * @param control what is trained in place of the adapter, to compare with
 * @param phase how long and how fast it learns; its examples are crops
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
        Control control,
        Phase phase,
        WeightFormat format,
        long seed) {
    private static final int CALIBRATION_CROPS = 2048;

    /** The paper's adapter, and ours. */
    public enum Variant {
        /** Two linear layers and task tokens; errors of visual tokens and text. */
        PAPER,
        /**
         * Index-aligned conditioning, linear skip, standardised features, six layers read; learns on its own tokens, and from
         * errors of pixels too.
         */
        CONDITIONED,
        /** That, with a gate that brings lost detail back where there is little to undo. */
        DETAILED;

        private static final int LAYERS_READ = 6;

        AdapterConfig adapter(int visualTokens, int features, LlamaConfig languageModel) {
            int hiddenSize = languageModel.hiddenSize();
            return this == PAPER
                    ? AdapterConfig.paper(visualTokens, features, hiddenSize)
                    : AdapterConfig.conditioned(visualTokens, features, hiddenSize)
                            .withLayersRead(Math.min(LAYERS_READ, languageModel.layers()))
                            .withDetail(this == DETAILED);
        }

        Feeding feeding() {
            return this == PAPER ? Feeding.TRUE_TOKENS : Feeding.OWN_TOKENS;
        }

        RestorationLoss loss() {
            return this == PAPER ? RestorationLoss.PAPER : RestorationLoss.PIXELS;
        }
    }

    /** The recipe of the embedded adapters, with nothing to measure on. */
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
                Control.NONE,
                new Phase(4000, 16, 1e-3),
                WeightFormat.BFLOAT16,
                0);
    }

    /** These settings with photographs to measure on, or without. */
    public AdapterTrainingSettings withValidation(@Nullable Path folder) {
        return new AdapterTrainingSettings(
                languageModel, autoencoder, photos, folder, output, task, variant, control, phase, format, seed);
    }

    /** These settings with other layers, or a control in place of the adapter. */
    public AdapterTrainingSettings with(Variant newVariant, Control newControl) {
        return new AdapterTrainingSettings(
                languageModel,
                autoencoder,
                photos,
                validation,
                output,
                task,
                newVariant,
                newControl,
                phase,
                format,
                seed);
    }

    /** These settings with another length. */
    public AdapterTrainingSettings with(Phase newPhase) {
        return new AdapterTrainingSettings(
                languageModel, autoencoder, photos, validation, output, task, variant, control, newPhase, format, seed);
    }

    /** These settings with another number format and seed. */
    public AdapterTrainingSettings with(WeightFormat newFormat, long newSeed) {
        return new AdapterTrainingSettings(
                languageModel,
                autoencoder,
                photos,
                validation,
                output,
                task,
                variant,
                control,
                phase,
                newFormat,
                newSeed);
    }

    AdapterRecipe recipe(int visualTokens, int features, LlamaConfig languageModelConfig) {
        return new AdapterRecipe(
                task,
                variant.adapter(visualTokens, features, languageModelConfig),
                variant.loss(),
                variant.feeding(),
                control,
                phase.trainer(seed),
                phase.batch(),
                Math.max(phase.batch(), CALIBRATION_CROPS));
    }
}
