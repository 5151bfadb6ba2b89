package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.core.restoration.RestorationFiles;
import io.github.visionfromtext.examples.demo.ModelCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --llm}, {@code --adapter}, {@code --mae} and {@code --dtype}: the three models of a restoration. */
public final class ModelFiles {
    @Option(
            names = "--llm",
            paramLabel = "PATH",
            description = "The frozen language model: a Hugging Face folder or a GGUF file (default: the small one that"
                    + " comes with the library).")
    private @Nullable Path languageModel;

    @Option(
            names = "--adapter",
            paramLabel = "DIR",
            description = "The adapter that was trained for it (default: the one that comes with the library, if there"
                    + " is one for this language model).")
    private @Nullable Path adapter;

    @Option(
            names = "--mae",
            paramLabel = "DIR",
            description = "The image autoencoder, a Hugging Face folder (default: the small one that comes with the"
                    + " library).")
    private @Nullable Path autoencoder;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "float32",
            description = "How the language model's weights are kept: float32, bfloat16, int8, float16 or float64"
                    + " (default: ${DEFAULT-VALUE}).")
    private WeightFormat format;

    public WeightFormat format() {
        return format;
    }

    /**
     * Loads all three.
     *
     * @throws io.github.visionfromtext.CheckpointException if one is missing or damaged, or they do not belong together
     */
    public LlmRestorer load(String task, Backend backend) {
        return files(task).load(backend, format);
    }

    private RestorationFiles files(String task) {
        PretrainedModels pretrained = PretrainedModels.get();
        Path llama = languageModel == null ? pretrained.folder(PretrainedModels.MINI_LM) : languageModel;
        return new RestorationFiles(
                llama,
                autoencoder == null ? pretrained.folder(PretrainedModels.MINI_MAE) : autoencoder,
                adapter == null ? pretrained.folder(pretrained.adapter(task, llama)) : adapter);
    }

    /** What their makers say about the models that come with the library, as far as they are used. */
    public List<ModelCard> cards(String task) {
        PretrainedModels pretrained = PretrainedModels.get();
        RestorationFiles used = files(task);
        Set<Path> folders = Set.of(used.languageModel(), used.autoencoder(), used.adapter());
        return pretrained.names().stream()
                .filter(name -> folders.contains(pretrained.folder(name)))
                .map(name -> new ModelCard(name, pretrained.card(name)))
                .toList();
    }
}
