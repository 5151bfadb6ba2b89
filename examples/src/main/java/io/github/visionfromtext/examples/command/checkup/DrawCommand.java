package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.draw.Draw;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Geometry;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.core.checkup.score.FidelitySummary;
import io.github.visionfromtext.core.checkup.score.Interval;
import io.github.visionfromtext.core.checkup.score.Judge;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft checkup draw}. */
@Command(
        name = "draw",
        description = {
            "A language model writes programs that draw concepts; they are rendered.",
            "Writes the pictures, drawings.jsonl, scores.json if they are compared, and replies.jsonl, from which the run can be"
                    + " repeated without the model (--model replay:). A run that was cut off goes on where it was."
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
    private DrawingTask task;

    @Mixin
    private PictureScores pictures;

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

    public DrawCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        pictures.check(task.judge());
        if (parametric < 0 || (parametric > 0 && samples != 1)) {
            throw new InvalidInputException(
                    "--parametric " + parametric + " --samples " + samples + ": expected one of the two, 1 or more");
        }
        List<Concept> asked = task.concepts().sample();
        Path folder = task.createFolder();
        DrawingFiles files = task.model().with(chosen -> draw(chosen, asked, folder));
        // What was drawn is kept even if the judge cannot be opened.
        files.write();
        report(files.attempts());
        score(files, folder).write(folder.resolve(SetScores.FILE));
        return ExitCodes.OK;
    }

    private DrawingFiles draw(LanguageModel chosen, List<Concept> asked, Path folder) {
        RenderOptions render = RenderOptions.defaults().with(terminal.cancellation());
        DrawingFiles files = new DrawingFiles(folder, "drawings.jsonl", chosen.name());
        try (RecordingModel recording = new RecordingModel(chosen, folder.resolve("replies.jsonl"));
                CodeRenderer renderer = task.openRenderer();
                ProgressDisplay progress = terminal.progress()) {
            Draw draw = new Draw(
                    recording, renderer, new Draw.Settings(parametric > 0 ? parametric : samples, temperature, render));
            Consumer<Drawing> taker = drawing -> add(drawing, files, renderer, render);
            if (parametric > 0) {
                draw.drawParametric(asked, task.concepts().seed(), progress, terminal.cancellation(), taker);
            } else {
                draw.draw(asked, progress, terminal.cancellation(), taker);
            }
        }
        return files;
    }

    private static void add(Drawing drawing, DrawingFiles files, CodeRenderer renderer, RenderOptions render) {
        Geometry geometry = DrawingGeometry.of(drawing, renderer, render);
        String file = "%04d.png".formatted(files.size());
        files.add(
                drawing,
                Series.DRAW,
                drawing.sample(),
                file,
                attempt -> geometry == null ? attempt : attempt.with(geometry));
    }

    private void report(List<Attempt> drawings) {
        Map<String, Long> outcomes =
                drawings.stream().collect(Collectors.groupingBy(Attempt::outcome, TreeMap::new, Collectors.counting()));
        int ok = (int) drawings.stream().filter(Attempt::isOk).count();
        Interval rate = Interval.ofRate(ok, drawings.size());
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%d drawings in %s: %.0f %% drew something [%.0f, %.0f], %s%n",
                        drawings.size(),
                        task.language(),
                        100 * rate.value(),
                        100 * rate.low(),
                        100 * rate.high(),
                        outcomes);
        DrawingGeometry.print(drawings, terminal.out());
    }

    /** Has the drawings judged, if anybody judges, and compared. */
    private SetScores score(DrawingFiles files, Path folder) throws IOException {
        BackendSelection selection = task.model().selection();
        DrawnPictures drawn =
                DrawnPictures.of(files.attempts(), folder, task.concepts().seed());
        SetScores scores = SetScores.NONE;
        if (task.judge().isChosen()) {
            scores = task.judge().with(selection, space -> {
                judge(files, space);
                return pictures.inSpace(drawn, space, terminal.cancellation());
            });
            files.write();
        }
        scores = scores.and(pictures.byNetworks(drawn, selection, terminal.cancellation()));
        SetScoresText.print(scores, terminal.out());
        return scores;
    }

    private void judge(DrawingFiles files, ContrastiveEmbeddingSpace space) {
        Judge ranking = Judge.of(space, task.concepts().candidates(), terminal.cancellation());
        files.judge(new Judging(ranking, terminal.cancellation()));
        for (Category category : Category.values()) {
            List<Optional<Fidelity>> own = files.attempts().stream()
                    .filter(attempt -> attempt.category() == category)
                    .map(Attempt::judged)
                    .toList();
            if (!own.isEmpty()) {
                FidelitySummary summary =
                        FidelitySummary.of(own, task.concepts().seed());
                FidelityText.print(category, summary, ranking.candidates(category), terminal.out());
            }
        }
    }
}
