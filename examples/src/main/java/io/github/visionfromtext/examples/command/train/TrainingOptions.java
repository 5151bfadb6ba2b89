package io.github.visionfromtext.examples.command.train;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.examples.option.OutputFolder;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every training is asked: where to, in which numbers, from which seed, on what. */
final class TrainingOptions {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the model, and in it what going on later needs.")
    private Path folder;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "bfloat16",
            description = "Numbers of the matrix products, float32 or bfloat16 (default: ${DEFAULT-VALUE}).")
    private WeightFormat format;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "What everything random is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private BackendSelection selection;

    /** A training, ready to run. */
    interface Training {
        TrainingReport run(ProgressListener progress, CancellationToken cancellation);
    }

    /** A training to be made once a backend is open. */
    interface Recipe {
        Training on(Backend backend);
    }

    Path folder() {
        return folder;
    }

    WeightFormat format() {
        return format;
    }

    long seed() {
        return seed;
    }

    /** Runs a training and says how it went. */
    @SuppressWarnings("try") // The bars go before the results are printed.
    int run(Terminal terminal, Recipe recipe) {
        OutputFolder.check(folder);
        try (Backend backend = selection.open(format);
                ProgressDisplay progress = terminal.progressOfLongWork()) {
            TrainingReport report = recipe.on(backend).run(progress, terminal.cancellation());
            progress.close();
            TrainingOutput.print(folder, report, terminal.out());
        }
        return ExitCodes.OK;
    }
}
