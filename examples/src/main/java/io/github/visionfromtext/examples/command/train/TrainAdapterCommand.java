package io.github.visionfromtext.examples.command.train;

import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.core.restoration.training.AdapterFolderTraining;
import io.github.visionfromtext.core.restoration.training.AdapterTrainingSettings;
import io.github.visionfromtext.core.restoration.training.AdapterTrainingSettings.Variant;
import io.github.visionfromtext.core.restoration.training.Control;
import io.github.visionfromtext.core.training.recipe.Phase;
import io.github.visionfromtext.examples.command.ScoreTable;
import io.github.visionfromtext.examples.option.TaskOption;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft train adapter}. */
@Command(
        name = "adapter",
        description =
                "Trains an adapter (LM4LV) for one task, one frozen language model and one frozen autoencoder, and"
                        + " scores it beside the autoencoder alone and the best linear map.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft train adapter --task denoise --photos photos/train --valid photos/valid \\",
            "      --out denoise-mini-lm",
            "  vft train adapter --task denoise --photos photos/train --out denoise-smollm2 \\",
            "      --llm SmolLM2-135M-Instruct.Q4_1.gguf --variant paper"
        })
final class TrainAdapterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private TaskOption task;

    @Option(names = "--photos", required = true, paramLabel = "DIR", description = "Photographs to learn from.")
    private Path photos;

    @Option(names = "--valid", paramLabel = "DIR", description = "Photographs to measure on; none by default.")
    private @Nullable Path valid;

    @Option(
            names = "--llm",
            paramLabel = "PATH",
            description = "The frozen language model (default: the small one that comes with the library).")
    private @Nullable Path languageModel;

    @Option(
            names = "--mae",
            paramLabel = "DIR",
            description = "The frozen autoencoder (default: the small one that comes with the library).")
    private @Nullable Path autoencoder;

    @Option(
            names = "--variant",
            paramLabel = "V",
            description = "paper, conditioned (degraded token beside each input, linear skip) or detailed (that, and a"
                    + " gate for lost detail; the default).")
    private @Nullable Variant variant;

    @Option(
            names = "--control",
            paramLabel = "C",
            defaultValue = "none",
            description = "Trains something to compare with instead: random_language_model (the same shape, weights"
                    + " drawn at random) or no_language_model (only the path around it).")
    private Control control;

    @Option(names = "--steps", paramLabel = "N", description = "Updates of the weights.")
    private @Nullable Long steps;

    @Option(names = "--batch", paramLabel = "N", description = "Crops of an update.")
    private @Nullable Integer batch;

    @Option(names = "--learning-rate", paramLabel = "R", description = "The largest learning rate.")
    private @Nullable Double learningRate;

    @Mixin
    private TrainingOptions training;

    TrainAdapterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        AdapterTrainingSettings settings = settings();
        return training.run(terminal, backend -> (progress, cancellation) -> {
            AdapterFolderTraining.Result result =
                    new AdapterFolderTraining(backend, settings).run(progress, cancellation);
            result.scores()
                    .ifPresent(scores ->
                            ScoreTable.print(scores, task.degradation().strengthUnit(), terminal.out()));
            return result.report();
        });
    }

    private AdapterTrainingSettings settings() {
        PretrainedModels pretrained = PretrainedModels.get();
        AdapterTrainingSettings recipe = AdapterTrainingSettings.of(
                        task.name(),
                        languageModel == null ? pretrained.folder(PretrainedModels.MINI_LM) : languageModel,
                        autoencoder == null ? pretrained.folder(PretrainedModels.MINI_MAE) : autoencoder,
                        photos,
                        training.folder())
                .withValidation(valid)
                .with(training.format(), training.seed());
        return recipe.with(variant == null ? recipe.variant() : variant, control)
                .with(new Phase(
                        steps == null ? recipe.phase().steps() : steps,
                        batch == null ? recipe.phase().batch() : batch,
                        learningRate == null ? recipe.phase().learningRate() : learningRate));
    }
}
