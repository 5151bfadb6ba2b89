package io.github.visionfromtext.examples.command.train;

import io.github.visionfromtext.core.contrastive.training.SpaceTraining;
import io.github.visionfromtext.core.contrastive.training.SpaceTrainingSettings;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.core.training.recipe.Phase;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft train space}. */
@Command(
        name = "space",
        description =
                "Trains a small contrastive space (CLIP, 64x64 pixels) on captioned cut-outs, scenes composed of them"
                        + " and drawn shapes: words first, by the embeddings of a sentence encoder, then pictures and captions.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft train space --cutouts cutouts --photos photos/train --sentences sentences --out mini-space",
            "  vft train space --cutouts cutouts --photos photos/train --sentences sentences --out quick \\",
            "      --words-steps 50 --pairs-steps 50 --tune-steps 10"
        })
final class TrainSpaceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--cutouts",
            required = true,
            paramLabel = "DIR",
            description =
                    "Captioned cut-outs with their manifest.jsonl; learns from the split train, measures on valid.")
    private Path cutouts;

    @Option(names = "--photos", required = true, paramLabel = "DIR", description = "Photographs, for backgrounds.")
    private Path photos;

    @Option(
            names = "--sentences",
            required = true,
            paramLabel = "DIR",
            description = "Texts and their embeddings, as tools/data/embed_sentences.py makes them.")
    private Path sentences;

    @Option(
            names = "--mae",
            paramLabel = "DIR",
            description =
                    "What the vision tower begins as: an autoencoder of its shape (default: the one that comes with"
                            + " the library).")
    private @Nullable Path autoencoder;

    @Option(names = "--words-steps", paramLabel = "N", description = "Steps on texts alone.")
    private @Nullable Long wordsSteps;

    @Option(names = "--pairs-steps", paramLabel = "N", description = "Steps on pictures by half their patches.")
    private @Nullable Long pairsSteps;

    @Option(names = "--tune-steps", paramLabel = "N", description = "Steps on whole pictures.")
    private @Nullable Long tuneSteps;

    @Mixin
    private TrainingOptions training;

    TrainSpaceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SpaceTrainingSettings settings = settings();
        return training.run(terminal, backend -> new SpaceTraining(backend, settings)::run);
    }

    private SpaceTrainingSettings settings() {
        SpaceTrainingSettings recipe = SpaceTrainingSettings.of(cutouts, photos, sentences, training.folder())
                .withAutoencoder(
                        autoencoder == null ? PretrainedModels.get().folder(PretrainedModels.MINI_MAE) : autoencoder)
                .with(training.format(), training.seed());
        return recipe.withPhases(
                withSteps(recipe.words(), wordsSteps),
                withSteps(recipe.pairs(), pairsSteps),
                withSteps(recipe.tuning(), tuneSteps));
    }

    private static Phase withSteps(Phase phase, @Nullable Long steps) {
        return steps == null ? phase : phase.withSteps(steps);
    }
}
