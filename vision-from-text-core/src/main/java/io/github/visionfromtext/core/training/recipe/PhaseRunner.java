package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.training.MicroBatches;
import io.github.visionfromtext.core.training.Trainer;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Set;

/**
 * Runs a phase of a recipe on a module of its own.
 *
 * @param name of the phase, for progress
 * @param graph what is trained
 * @param function the function to differentiate
 * @param loss its output to minimise
 * @param trainable names of the weights that learn
 */
public record PhaseRunner(String name, GraphModule graph, String function, String loss, Set<String> trainable) {
    /**
     * How a phase ended.
     *
     * @param report of the trainer
     * @param weights trained ones, and the ones that did not learn
     */
    public record Result(TrainingReport report, WeightSource weights) {}

    /** Runs the phase from weights to start with. */
    public Result run(
            Backend backend,
            WeightFormat format,
            WeightSource start,
            Trainer trainer,
            MicroBatches batches,
            ProgressListener progress,
            CancellationToken cancellation) {
        ProgressListener named = (stage, done, total, detail) -> progress.progress(name, done, total, detail);
        try (LoadedModule module = backend.load(graph, start, format);
                TrainingSession session = module.openTraining(new TrainingOptions(trainable, Set.of()))) {
            TrainingReport report = trainer.train(session, function, loss, batches, named, cancellation);
            return new Result(report, weights(session, start));
        }
    }

    /** The weights of a training as they are now, and those of {@code start} that do not learn. */
    public static WeightSource weights(TrainingSession session, WeightSource start) {
        return WeightSource.of("trained weights", session.parameters()).or(start);
    }
}
