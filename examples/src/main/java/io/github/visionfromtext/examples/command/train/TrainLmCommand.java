package io.github.visionfromtext.examples.command.train;

import io.github.visionfromtext.core.training.recipe.LlamaTraining;
import io.github.visionfromtext.core.training.recipe.LlamaTrainingSettings;
import io.github.visionfromtext.core.training.recipe.Phase;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft train lm}. */
@Command(
        name = "lm",
        description = "Trains a small language model (Llama architecture) on text alone: its vocabulary first, then to"
                + " predict the next token.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft train lm --text corpus --out mini-lm",
            "  vft train lm --text corpus --out quick --steps 100 --batch 8"
        })
final class TrainLmCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--text",
            required = true,
            paramLabel = "DIR",
            description = "Folder of .txt files in UTF-8; a part of each is held out to measure on.")
    private Path text;

    @Option(names = "--steps", paramLabel = "N", description = "Updates of the weights.")
    private @Nullable Long steps;

    @Option(names = "--batch", paramLabel = "N", description = "Windows of text in an update.")
    private @Nullable Integer batch;

    @Option(names = "--window", paramLabel = "N", description = "Tokens of a window.")
    private @Nullable Integer window;

    @Mixin
    private TrainingOptions training;

    TrainLmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LlamaTrainingSettings settings = settings();
        return training.run(terminal, backend -> new LlamaTraining(backend, settings)::run);
    }

    private LlamaTrainingSettings settings() {
        LlamaTrainingSettings recipe = LlamaTrainingSettings.of(text, training.folder())
                .withFormat(training.format())
                .withSeed(training.seed());
        Phase usual = recipe.phase();
        Phase phase = new Phase(
                steps == null ? usual.steps() : steps, batch == null ? usual.batch() : batch, usual.learningRate());
        return recipe.withPhase(phase, window == null ? recipe.window() : window);
    }
}
