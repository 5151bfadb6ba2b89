package io.github.visionfromtext.examples.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.restoration.degradation.Strength;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport;
import io.github.visionfromtext.core.restoration.evaluation.Method;
import io.github.visionfromtext.core.restoration.evaluation.RestorationEvaluation;
import io.github.visionfromtext.core.restoration.evaluation.Sample;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.examples.option.DecodingOptions;
import io.github.visionfromtext.examples.option.ModelFiles;
import io.github.visionfromtext.examples.option.OutputFile;
import io.github.visionfromtext.examples.option.StrengthConverter;
import io.github.visionfromtext.examples.option.TaskOption;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft evaluate}. */
@Command(
        name = "evaluate",
        description = "Degrades the photographs of a folder, restores them, and scores the result beside the degraded"
                + " pictures and the autoencoder alone (MAE-r).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft evaluate --task denoise --images photos/valid --crop 64",
            "  vft evaluate --task denoise --images photos/valid --crop 64 --crops 12 \\",
            "      --seed 1 --json scores.json"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private TaskOption task;

    @Option(
            names = "--images",
            required = true,
            paramLabel = "DIR",
            description = "Folder of PNG, JPEG and WebP files; folders in it count too.")
    private Path images;

    @Option(
            names = "--crop",
            paramLabel = "N",
            description = "Side of the squares that are cut out of the photographs (default: whole photographs).")
    private @Nullable Integer crop;

    @Option(
            names = "--crops",
            paramLabel = "N",
            defaultValue = "1",
            description = "Squares of a photograph: one is its middle, more are drawn (default: ${DEFAULT-VALUE}).")
    private int crops;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "What everything random is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--strength",
            paramLabel = "S",
            converter = StrengthConverter.class,
            description = "Strength of the degradation, as for vft degrade (default: the paper's).")
    private @Nullable Strength strength;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the scores as JSON.")
    private @Nullable Path json;

    @Mixin
    private ModelFiles models;

    @Mixin
    private BackendSelection selection;

    @Mixin
    private DecodingOptions decoding;

    public EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    @SuppressWarnings("try") // The bars go before the results are printed.
    public Integer call() throws JsonProcessingException {
        RestorationOptions options = decoding.forTask(task.name(), terminal.cancellation());
        OutputFile output = json == null ? null : OutputFile.at(json);
        PictureFolder folder = new PictureFolder(images, crop, crops, seed);
        Degradation degradation = strength == null ? task.degradation() : Degradations.byName(task.name(), strength);
        try (Backend backend = selection.open(models.format());
                LlmRestorer restorer = models.load(task.name(), backend);
                ProgressDisplay progress = terminal.progress()) {
            List<Sample> samples = folder.read(degradation, progress, terminal.cancellation());
            List<Method> methods = List.of(
                    Method.DEGRADED,
                    Method.autoencoder(restorer.tokenizer(), options.overlap(), options.batch()),
                    Method.languageModel(restorer, options));
            EvaluationReport report =
                    RestorationEvaluation.evaluate(task.name(), samples, methods, progress, terminal.cancellation());
            progress.close();
            ScoreTable.print(report, degradation.strengthUnit(), terminal.out());
            if (output != null) {
                output.write(Json.pretty(ScoreJson.of(report, seed, crop, restorer.provenance())) + "\n");
            }
        }
        return ExitCodes.OK;
    }
}
