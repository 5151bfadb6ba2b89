package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.model.llama.LlamaConfigReader;
import io.github.visionfromtext.core.model.mae.MaeConfigReader;
import java.nio.file.Path;

/**
 * Where the three models of a restoration lie.
 *
 * @param languageModel a HuggingFace folder or a GGUF file
 * @param autoencoder a HuggingFace folder of a ViT-MAE
 * @param adapter what {@link AdapterFolder} wrote
 */
public record RestorationFiles(Path languageModel, Path autoencoder, Path adapter) {
    /**
     * Opens, checks and uploads all three; the files are closed again before this returns.
     *
     * @param format of the language model
     * @throws io.github.visionfromtext.CheckpointException if one is missing, damaged, of another architecture, or if they do
     *     not belong together
     */
    public LlmRestorer load(Backend backend, WeightFormat format) {
        RestorationModel.Adapter trained = AdapterFolder.read(adapter);
        try (Checkpoint llama = Checkpoints.open(languageModel);
                Checkpoint mae = Checkpoints.open(autoencoder)) {
            return new RestorationModel(languageModel(llama), autoencoder(mae), trained).load(backend, format);
        }
    }

    /** An open checkpoint as a language model. */
    public static RestorationModel.LanguageModel languageModel(Checkpoint checkpoint) {
        return new RestorationModel.LanguageModel(
                name(checkpoint), LlamaConfigReader.read(checkpoint.config()), checkpoint.weights());
    }

    /** An open checkpoint as an autoencoder. */
    public static RestorationModel.Autoencoder autoencoder(Checkpoint checkpoint) {
        return new RestorationModel.Autoencoder(
                name(checkpoint), MaeConfigReader.read(checkpoint.config()), checkpoint.weights());
    }

    private static String name(Checkpoint checkpoint) {
        return String.valueOf(checkpoint.location().toAbsolutePath().getFileName());
    }
}
