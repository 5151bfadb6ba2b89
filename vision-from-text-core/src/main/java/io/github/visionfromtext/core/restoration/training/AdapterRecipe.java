package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.RestorationLoss;
import io.github.visionfromtext.core.training.TrainerSettings;

/**
 * What decides the numbers of an adapter's training, apart from models and photographs. Immutable.
 *
 * @param task name of the degradation to undo
 * @param adapter its layers
 * @param loss weights of the loss's terms
 * @param feeding the visual tokens the model reads while it learns
 * @param control what is trained in place of the adapter, to compare with
 * @param trainer optimizer, steps and seed
 * @param batch images in a micro-batch
 * @param calibrationCrops crops that feature statistics and the linear fit are taken from
 */
public record AdapterRecipe(
        String task,
        AdapterConfig adapter,
        RestorationLoss loss,
        Feeding feeding,
        Control control,
        TrainerSettings trainer,
        int batch,
        int calibrationCrops) {
    public AdapterRecipe {
        if (batch < 1 || calibrationCrops < batch) {
            throw new InvalidInputException("A batch of " + batch + " images and " + calibrationCrops
                    + " calibration crops: expected at least 1, and at least a batch of crops");
        }
        if (control == Control.NO_LANGUAGE_MODEL && adapter.skip() != AdapterConfig.Skip.LINEAR) {
            throw new InvalidInputException("The control without a language model trains the path around it, and an"
                    + " adapter with skip " + adapter.skip() + " has none; choose one with a linear skip");
        }
    }

    Provenance provenance() {
        return Provenance.EMPTY
                .with("adapter.task", task)
                .with("adapter.config", adapter)
                .with("adapter.loss", loss)
                .with("adapter.feeding", feeding)
                .with("adapter.control", control)
                .with("adapter.batch", batch)
                .with("adapter.calibration-crops", calibrationCrops);
    }
}
