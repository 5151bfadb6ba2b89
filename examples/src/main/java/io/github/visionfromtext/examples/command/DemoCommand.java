package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkup.corpus.BundledCorpus;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.examples.demo.Demo;
import io.github.visionfromtext.examples.demo.DemoPhoto;
import io.github.visionfromtext.examples.demo.DemoReport;
import io.github.visionfromtext.examples.demo.DemoResult;
import io.github.visionfromtext.examples.demo.DrawingDemo;
import io.github.visionfromtext.examples.demo.DrawingResult;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.examples.option.DecodingOptions;
import io.github.visionfromtext.examples.option.ModelFiles;
import io.github.visionfromtext.examples.option.OutputFile;
import io.github.visionfromtext.examples.option.OutputFolder;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft demo}. */
@Command(
        name = "demo",
        description = {
            "Adds noise to photographs, takes it out again with the models that come with the library, and writes an HTML page"
                    + " to look at.",
            "Draws programs that language models wrote, in the languages that can be rendered here, has the drawings judged, and"
                    + " writes a second page."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  vft demo", "  vft demo --out /tmp/demo", "  vft demo --llm SmolLM2-135M-Instruct.Q4_1.gguf"})
public final class DemoCommand implements Callable<Integer> {
    private static final String TASK = "denoise";

    private final Terminal terminal;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "vft-demo",
            description = "Folder for the pages, created if need be (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "What the noise is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ModelFiles models;

    @Mixin
    private BackendSelection selection;

    @Mixin
    private DecodingOptions decoding;

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RestorationOptions options = decoding.forTask(TASK, terminal.cancellation());
        Path page = createFolder().resolve("report.html");
        Path drawingPage = page.resolveSibling("drawings.html");
        OutputFile output = OutputFile.at(page);
        OutputFile drawn = OutputFile.at(drawingPage);
        DemoResult result = run(options);
        DrawingResult drawings = draw();
        drawn.write(drawings.html());
        output.write(DemoReport.html(result, models.cards(TASK), DemoPhoto.attribution()));
        print(result, terminal.out());
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "drawings in %s in %.1f s%n",
                        String.join(", ", drawings.languages()),
                        drawings.time().toMillis() / 1000.0);
        for (Path written : List.of(page, drawingPage)) {
            terminal.out().println(written.toAbsolutePath().normalize().toUri());
        }
        return ExitCodes.OK;
    }

    private DemoResult run(RestorationOptions options) {
        try (Backend backend = selection.open(models.format());
                LlmRestorer restorer = models.load(TASK, backend);
                ProgressDisplay progress = terminal.progress()) {
            return new Demo(restorer, restorer.tokenizer(), options)
                    .run(DemoPhoto.ALL, seed, progress, terminal.cancellation());
        }
    }

    private DrawingResult draw() {
        Path folder = PretrainedModels.get().folder(PretrainedModels.MINI_SPACE);
        try (Backend backend = selection.open(WeightFormat.FLOAT32);
                ContrastiveEmbeddingSpace space = ClipSpace.open(folder, backend, WeightFormat.FLOAT32);
                ProgressDisplay progress = terminal.progress()) {
            return DrawingDemo.run(space, BundledCorpus.CLAUDE.languages(), progress, terminal.cancellation());
        }
    }

    private Path createFolder() {
        try {
            return Files.createDirectories(OutputFolder.check(folder));
        } catch (IOException e) {
            throw new InvalidInputException("cannot create the folder " + folder + " (" + e + "); choose another", e);
        }
    }

    private static void print(DemoResult result, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d photographs, %d restorations in %.1f s; %.0f visual tokens a second, %.1f passes a tile%n",
                result.photos().size(),
                result.trials().size(),
                result.time().toMillis() / 1000.0,
                result.tokensPerSecond(),
                result.passes());
        out.printf(Locale.ROOT, "%-12s %-15s %-15s %-15s%n", "noise", "noisy", "MAE-r", "restored");
        for (DemoResult.Level level : result.levels()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %s %s %s %+.2f dB over MAE-r%n",
                    level.level().label() + " (" + level.level().sigma() + ")",
                    scores(level.degraded()),
                    scores(level.autoencoded()),
                    scores(level.restored()),
                    level.gain());
        }
    }

    private static String scores(DemoResult.Scores scores) {
        return String.format(Locale.ROOT, "%5.2f / %.3f  ", scores.psnr(), scores.ssim());
    }
}
