package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;
import io.github.visionfromtext.core.training.data.CropSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MaeTraining} makes of which photographs. Immutable.
 *
 * @param photos folder of photographs to learn from
 * @param validation folder of photographs to measure on; null for none
 * @param output folder the model is written to; what resuming needs lies in {@code training} in it
 * @param model shape of the model
 * @param crops how photographs are cut for learning; their size is the model's
 * @param pretraining the masked phase
 * @param tuning the phase that learns to give back whole images, encoder and decoder together
 * @param loss what tuning minimises
 * @param format number format of matrix products; the weights themselves are trained in FLOAT32
 * @param seed of everything random
 */
public record MaeTrainingSettings(
        Path photos,
        @Nullable Path validation,
        Path output,
        MaeConfig model,
        CropSettings crops,
        Phase pretraining,
        Phase tuning,
        ReconstructionLoss loss,
        WeightFormat format,
        long seed) {
    /** The embedded model: 64x64 pixels, patches of 8x8, an encoder of 192x6 and a decoder of 192x4, 4.6 million weights. */
    public static final MaeConfig MINI =
            new MaeConfig(64, 8, 3, new Blocks(192, 6, 6, 768, true), new Blocks(192, 4, 6, 768, true), 1e-6, false);

    /** The recipe of the embedded model. */
    public static MaeTrainingSettings of(Path photos, Path output) {
        return new MaeTrainingSettings(
                photos,
                null,
                output,
                MINI,
                CropSettings.training(MINI.imageSize()),
                new Phase(700, 32, 2e-3),
                new Phase(2400, 32, 2e-3),
                ReconstructionLoss.LOG_SQUARED,
                WeightFormat.BFLOAT16,
                0);
    }

    public MaeTrainingSettings withValidation(@Nullable Path folder) {
        return new MaeTrainingSettings(photos, folder, output, model, crops, pretraining, tuning, loss, format, seed);
    }

    public MaeTrainingSettings withModel(MaeConfig newModel, CropSettings newCrops) {
        return new MaeTrainingSettings(
                photos, validation, output, newModel, newCrops, pretraining, tuning, loss, format, seed);
    }

    public MaeTrainingSettings withPhases(Phase newPretraining, Phase newTuning) {
        return new MaeTrainingSettings(
                photos, validation, output, model, crops, newPretraining, newTuning, loss, format, seed);
    }

    public MaeTrainingSettings withLoss(ReconstructionLoss newLoss) {
        return new MaeTrainingSettings(
                photos, validation, output, model, crops, pretraining, tuning, newLoss, format, seed);
    }

    public MaeTrainingSettings withFormat(WeightFormat newFormat) {
        return new MaeTrainingSettings(
                photos, validation, output, model, crops, pretraining, tuning, loss, newFormat, seed);
    }

    public MaeTrainingSettings withSeed(long newSeed) {
        return new MaeTrainingSettings(
                photos, validation, output, model, crops, pretraining, tuning, loss, format, newSeed);
    }
}
