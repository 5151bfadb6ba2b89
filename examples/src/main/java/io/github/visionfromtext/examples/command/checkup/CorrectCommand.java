package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.correct.CorrectionTrials;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.core.checkup.report.CorrectionSummary;
import io.github.visionfromtext.core.checkup.score.Judge;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft checkup correct}. */
@Command(
        name = "correct",
        description = {
            "A language model draws concepts, then improves its programs by text alone; it never sees a picture.",
            "Writes the pictures of every round, corrections.jsonl and replies.jsonl. A run that was cut off goes on where"
                    + " it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft checkup correct --model local:SmolLM2-135M-Instruct.Q4_1.gguf --language svg \\",
            "      --concepts objects --count 5 --rounds 3 --out corrections",
            "  vft checkup correct --model replay:bundled --concepts corpus --language svg --rounds 1 --out corrections"
        })
public final class CorrectCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** Where the wish for a change comes from. */
    enum Mode {
        improve(Feedback.IMPROVE),
        critic(Feedback.CRITIC_AND_WRITER);

        private final Feedback feedback;

        Mode(Feedback feedback) {
            this.feedback = feedback;
        }
    }

    @Mixin
    private DrawingTask task;

    @Option(
            names = "--rounds",
            paramLabel = "T",
            defaultValue = "5",
            description = "Rounds of correction at most (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--feedback",
            paramLabel = "HOW",
            defaultValue = "improve",
            description =
                    "improve: the model is asked to improve its program; critic: it first names one flaw, then mends"
                            + " it, two calls a round (default: ${DEFAULT-VALUE}).")
    private Mode mode;

    @Option(
            names = "--control",
            description =
                    "Also draws each concept anew as often as correction asked the model, to tell feedback from mere"
                            + " repetition.")
    private boolean control;

    @Option(
            names = "--control-temperature",
            paramLabel = "T",
            defaultValue = "1",
            description = "Of the sampling of those, above 0 (default: ${DEFAULT-VALUE}).")
    private double temperature;

    public CorrectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Concepts concepts = task.concepts();
        List<Concept> asked = asked();
        CorrectionTrials.Settings settings = settings();
        Path folder = task.createFolder();
        DrawingFiles files = task.model().with(chosen -> correct(chosen, asked, settings, folder));
        files.write();
        if (task.judge().isChosen()) {
            task.judge().with(task.model().selection(), space -> {
                Judge ranking = Judge.of(space, concepts.candidates(), terminal.cancellation());
                files.judge(new Judging(ranking, terminal.cancellation()));
                return files;
            });
            files.write();
        }
        CorrectionText.print(CorrectionSummary.of(files.attempts(), concepts.seed()), asked.size(), terminal.out());
        return ExitCodes.OK;
    }

    private List<Concept> asked() {
        if (!task.model().isBundled()) {
            return task.concepts().sample();
        }
        int calls = mode.feedback == Feedback.CRITIC_AND_WRITER ? 2 * rounds : rounds;
        return task.concepts().sampleCorrected(task.language(), mode.feedback, rounds, control ? calls : 0);
    }

    private CorrectionTrials.Settings settings() {
        if (control && !(temperature > 0)) {
            throw new InvalidInputException("--control-temperature " + temperature
                    + ": expected more than 0, or all redraws of a concept are the same");
        }
        RenderOptions render = RenderOptions.defaults().with(terminal.cancellation());
        return new CorrectionTrials.Settings(rounds, mode.feedback, control ? temperature : 0, render);
    }

    private DrawingFiles correct(
            LanguageModel chosen, List<Concept> asked, CorrectionTrials.Settings settings, Path folder) {
        DrawingFiles files = new DrawingFiles(folder, "corrections.jsonl", chosen.name());
        CorrectionFiles written = new CorrectionFiles(files);
        try (RecordingModel recording = new RecordingModel(chosen, folder.resolve("replies.jsonl"));
                CodeRenderer renderer = task.openRenderer();
                ProgressDisplay progress = terminal.progress()) {
            CorrectionTrials trials = new CorrectionTrials(recording, renderer, settings);
            for (int i = 0; i < asked.size(); i++) {
                terminal.cancellation().throwIfCancelled("Correcting");
                written.add(trials.run(asked.get(i), terminal.cancellation()));
                progress.progress("correct", i + 1, asked.size(), asked.get(i).text());
            }
        }
        return files;
    }
}
