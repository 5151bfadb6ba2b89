package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.draw.Draw;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.core.checkup.score.FidelitySummary;
import io.github.visionfromtext.core.checkup.score.Interval;
import io.github.visionfromtext.core.checkup.score.Judge;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.examples.command.render.LanguageConverter;
import io.github.visionfromtext.examples.option.CacheOption;
import io.github.visionfromtext.examples.option.OutputFolder;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft checkup draw}. */
@Command(
        name = "draw",
        description = {
            "A language model writes programs that draw concepts; they are rendered.",
            "Writes the pictures, drawings.jsonl and replies.jsonl, from which the run can be repeated without the model"
                    + " (--model replay:). A run that was cut off goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft checkup draw --model local:SmolLM2-135M-Instruct.Q4_1.gguf --language svg \\",
            "      --concepts scenes --count 5 --out drawings",
            "  vft checkup draw --model replay:bundled --concepts corpus --count 48 --language svg --judge mini \\",
            "      --out judged"
        })
public final class DrawCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ModelChoice model;

    @Option(
            names = "--language",
            required = true,
            paramLabel = "L",
            converter = LanguageConverter.class,
            description = "What the programs are written in; vft doctor lists what can be rendered here.")
    private DrawingLanguage language;

    @Mixin
    private Concepts concepts;

    @Mixin
    private JudgeChoice judge;

    @Mixin
    private PictureScores pictures;

    @Mixin
    private CacheOption cache;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1",
            description = "Drawings of each concept (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(
            names = "--parametric",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Asks for one program with parameters instead, and draws it N times with values drawn by the seed.")
    private int parametric;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0",
            description = "Of the model's sampling (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where everything goes.")
    private Path output;

    public DrawCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        pictures.check(judge);
        if (parametric < 0 || (parametric > 0 && samples != 1)) {
            throw new InvalidInputException(
                    "--parametric " + parametric + " --samples " + samples + ": expected one of the two, 1 or more");
        }
        List<Concept> asked = concepts.sample();
        Path folder = Files.createDirectories(OutputFolder.check(output));
        Drawn drawn = model.with(chosen -> draw(chosen, asked, folder));
        List<Drawing> drawings = drawn.drawings();
        // What was drawn is kept even if the judge cannot be opened.
        DrawingFiles.write(drawn.model(), drawings, List.of(), drawn.geometry(), folder);
        report(drawn);
        if (judge.isChosen()) {
            List<Optional<Fidelity>> fidelities = judge.with(model.selection(), space -> judged(drawings, space));
            DrawingFiles.write(drawn.model(), drawings, fidelities, drawn.geometry(), folder);
        }
        pictures.printLpips(drawings, model.selection(), concepts.seed(), terminal.cancellation(), terminal.out());
        return ExitCodes.OK;
    }

    private record Drawn(String model, List<Drawing> drawings, List<DrawingGeometry> geometry) {}

    private List<Optional<Fidelity>> judged(List<Drawing> drawings, ContrastiveEmbeddingSpace space) {
        Judge ranking = Judge.of(space, concepts.candidates(), terminal.cancellation());
        List<Optional<Fidelity>> fidelities = ranking.fidelities(drawings, terminal.cancellation());
        for (Category category : Category.values()) {
            List<Optional<Fidelity>> own = IntStream.range(0, drawings.size())
                    .filter(i -> drawings.get(i).concept().category() == category)
                    .mapToObj(fidelities::get)
                    .toList();
            if (!own.isEmpty()) {
                FidelitySummary summary = FidelitySummary.of(own, concepts.seed());
                FidelityText.print(category, summary, ranking.candidates(category), terminal.out());
            }
        }
        pictures.print(drawings, space, concepts.seed(), terminal.cancellation(), terminal.out());
        return fidelities;
    }

    private Drawn draw(LanguageModel chosen, List<Concept> asked, Path folder) {
        RenderOptions render = RenderOptions.defaults().with(terminal.cancellation());
        try (RecordingModel recording = new RecordingModel(chosen, folder.resolve("replies.jsonl"));
                CodeRenderer renderer = cache.around(CodeRenderers.open(language));
                ProgressDisplay progress = terminal.progress()) {
            Draw draw = new Draw(
                    recording, renderer, new Draw.Settings(parametric > 0 ? parametric : samples, temperature, render));
            List<Drawing> drawings = parametric > 0
                    ? draw.drawParametric(asked, concepts.seed(), progress, terminal.cancellation())
                    : draw.draw(asked, progress, terminal.cancellation());
            return new Drawn(
                    chosen.name(),
                    drawings,
                    drawings.stream()
                            .map(drawing -> DrawingGeometry.of(drawing, renderer, render))
                            .toList());
        }
    }

    private void report(Drawn drawn) {
        List<Drawing> drawings = drawn.drawings();
        Map<String, Long> outcomes =
                drawings.stream().collect(Collectors.groupingBy(Drawing::outcome, TreeMap::new, Collectors.counting()));
        int ok = (int) drawings.stream().filter(Drawing::isOk).count();
        Interval rate = Interval.ofRate(ok, drawings.size());
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%d drawings in %s: %.0f %% drew something [%.0f, %.0f], %s%n",
                        drawings.size(),
                        language,
                        100 * rate.value(),
                        100 * rate.low(),
                        100 * rate.high(),
                        outcomes);
        DrawingGeometry.print(drawn.geometry(), terminal.out());
    }
}
