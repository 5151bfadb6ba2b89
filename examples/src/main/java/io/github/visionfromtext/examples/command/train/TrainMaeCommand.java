package io.github.visionfromtext.examples.command.train;

import io.github.visionfromtext.core.training.recipe.MaeTraining;
import io.github.visionfromtext.core.training.recipe.MaeTrainingSettings;
import io.github.visionfromtext.core.training.recipe.Phase;
import io.github.visionfromtext.core.training.recipe.ReconstructionLoss;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft train mae}. */
@Command(
        name = "mae",
        description = "Trains a small masked autoencoder (ViT-MAE, 64x64 pixels) on photographs: masked first, then to"
                + " give back whole pictures.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft train mae --photos photos/train --valid photos/valid --out mini-mae",
            "  vft train mae --photos photos/train --out quick --pretrain-steps 100 --tune-steps 100"
        })
final class TrainMaeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--photos", required = true, paramLabel = "DIR", description = "Photographs to learn from.")
    private Path photos;

    @Option(names = "--valid", paramLabel = "DIR", description = "Photographs to measure on; none by default.")
    private @Nullable Path valid;

    @Option(names = "--pretrain-steps", paramLabel = "N", description = "Steps with most patches masked.")
    private @Nullable Long pretrainSteps;

    @Option(names = "--tune-steps", paramLabel = "N", description = "Steps with nothing masked.")
    private @Nullable Long tuneSteps;

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description = "What the second phase minimises: ${COMPLETION-CANDIDATES}.")
    private @Nullable ReconstructionLoss loss;

    @Mixin
    private TrainingOptions training;

    TrainMaeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MaeTrainingSettings settings = settings();
        return training.run(terminal, backend -> new MaeTraining(backend, settings)::run);
    }

    private MaeTrainingSettings settings() {
        MaeTrainingSettings recipe = MaeTrainingSettings.of(photos, training.folder())
                .withValidation(valid)
                .withFormat(training.format())
                .withSeed(training.seed());
        return recipe.withPhases(withSteps(recipe.pretraining(), pretrainSteps), withSteps(recipe.tuning(), tuneSteps))
                .withLoss(loss == null ? recipe.loss() : loss);
    }

    private static Phase withSteps(Phase phase, @Nullable Long steps) {
        return steps == null ? phase : phase.withSteps(steps);
    }
}
