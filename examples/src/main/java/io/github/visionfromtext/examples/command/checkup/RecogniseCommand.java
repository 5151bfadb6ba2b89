package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.core.checkup.recognise.NamedProgram;
import io.github.visionfromtext.core.checkup.recognise.Recognise;
import io.github.visionfromtext.core.checkup.recognise.Recognition;
import io.github.visionfromtext.core.checkup.recognise.Synonyms;
import io.github.visionfromtext.core.checkup.score.RecognitionScores;
import io.github.visionfromtext.core.checkup.sketch.Sketch;
import io.github.visionfromtext.core.checkup.sketch.SketchPrograms;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.examples.command.render.LanguageConverter;
import io.github.visionfromtext.examples.option.OutputFolder;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft checkup recognise}. */
@Command(
        name = "recognise",
        description = {
            "A language model reads drawings by people, written as programs, and says what they show.",
            "Writes recognitions.jsonl and replies.jsonl, from which the run can be repeated without the model (--model"
                    + " replay:). A run that was cut off goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft checkup recognise --model local:SmolLM2-135M-Instruct.Q4_1.gguf --max-tokens 16 \\",
            "      --drawings bundled --setting closed --list 5 --out recognised"
        })
public final class RecogniseCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** How the model is asked, as a user types it. */
    enum Asked {
        open(Recognise.Setting.OPEN),
        closed(Recognise.Setting.CLOSED);

        private final Recognise.Setting setting;

        Asked(Recognise.Setting setting) {
            this.setting = setting;
        }
    }

    @Mixin
    private ModelChoice model;

    @Mixin
    private SketchChoice drawings;

    @Mixin
    private JudgeChoice judge;

    @Option(
            names = "--language",
            paramLabel = "L",
            defaultValue = "processing",
            converter = LanguageConverter.class,
            description = "What the drawings are written in: svg, processing or tikz (default: ${DEFAULT-VALUE}).")
    private DrawingLanguage language;

    @Option(
            names = "--setting",
            paramLabel = "HOW",
            defaultValue = "closed",
            description =
                    "open: the model names the thing; closed: it chooses from a list (default: ${DEFAULT-VALUE}).")
    private Asked asked;

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "10",
            description = "Names in that list, the right one among them (default: ${DEFAULT-VALUE}).")
    private int listSize;

    @Option(
            names = "--synonyms",
            paramLabel = "FILE",
            description =
                    "Other words that count, one name a line: \"cup: mug, teacup\" (default: those for the bundled"
                            + " drawings).")
    private @Nullable Path synonyms;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where everything goes.")
    private Path output;

    public RecogniseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SortedMap<String, List<Sketch>> sample = drawings.sample();
        List<String> names = List.copyOf(sample.keySet());
        List<Sketch> sketches = sample.values().stream().flatMap(List::stream).toList();
        Recognise.Settings settings = settings();
        Path folder = Files.createDirectories(OutputFolder.check(output));
        Answers answers =
                model.with(chosen -> new Answers(chosen.name(), recognise(chosen, names, sketches, settings, folder)));
        List<Recognition> recognitions = answers.recognitions();
        // What was recognised is kept even if the judge cannot be opened.
        RecognitionFiles.write(answers.model(), recognitions, List.of(), folder);
        RecognitionText text = new RecognitionText(terminal.out());
        text.print(RecognitionScores.of(recognitions, names.size()), names.size(), language);
        if (judge.isChosen()) {
            List<RecognitionRanks> ranks = judge.with(
                    model.selection(),
                    space -> RecognitionRanks.of(recognitions, sketches, names, space, terminal.cancellation()));
            RecognitionFiles.write(answers.model(), recognitions, ranks, folder);
            text.print(ranks, names.size(), drawings.seed());
        }
        return ExitCodes.OK;
    }

    private record Answers(String model, List<Recognition> recognitions) {}

    private Recognise.Settings settings() {
        Synonyms words = synonyms == null ? Synonyms.bundled() : Synonyms.read(synonyms);
        return new Recognise.Settings(asked.setting, listSize, drawings.seed(), words);
    }

    private List<Recognition> recognise(
            LanguageModel chosen, List<String> names, List<Sketch> sketches, Recognise.Settings settings, Path folder) {
        List<NamedProgram> programs = sketches.stream()
                .map(sketch -> new NamedProgram(
                        sketch.word(), SketchPrograms.write(sketch, language, SketchPrograms.Style.defaults())))
                .toList();
        try (RecordingModel recording = new RecordingModel(chosen, folder.resolve("replies.jsonl"));
                ProgressDisplay progress = terminal.progress()) {
            return new Recognise(recording, names, settings).recognise(programs, progress, terminal.cancellation());
        }
    }
}
