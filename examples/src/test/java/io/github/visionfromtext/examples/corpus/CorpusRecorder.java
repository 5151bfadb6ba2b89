package io.github.visionfromtext.examples.corpus;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Records the bundled corpus anew in one language from files of replies, as {@link ReplyFolder} names them: run with the
 * repository root, the model's name, the folder of the language's replies, and the language. docs/corpus.md has the command.
 */
final class CorpusRecorder {
    private static final String CORPUS =
            "vision-from-text-core/src/main/resources/io/github/visionfromtext/core/checkup/corpus";
    private static final String OUTCOMES = "examples/src/test/resources/io/github/visionfromtext/examples/corpus";

    private final String model;
    private final Path replies;
    private final List<String> corrections = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();

    private CorpusRecorder(String model, Path replies) {
        this.model = model;
        this.replies = replies;
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        String model = arguments[1];
        DrawingLanguage language = new DrawingLanguage(arguments[3]);
        Path corpus = root.resolve(CORPUS).resolve(model);
        Path recording = corpus.resolve(language + ".jsonl");
        Files.deleteIfExists(recording);
        CorpusRecorder recorder = new CorpusRecorder(model, Path.of(arguments[2]));
        try (CodeRenderer renderer = CodeRenderers.open(language)) {
            for (String line : Files.readAllLines(corpus.resolve("concepts.tsv"))) {
                recorder.record(line.split("\t"), recording, renderer);
            }
        }
        Files.write(corpus.resolve(language + ".corrections.tsv"), recorder.corrections);
        Path outcomes = Files.createDirectories(root.resolve(OUTCOMES).resolve(model));
        Files.write(outcomes.resolve(language + ".outcomes.tsv"), recorder.outcomes);
    }

    private void record(String[] row, Path recording, CodeRenderer renderer) {
        Concept concept = new Concept(Category.valueOf(row[0].toUpperCase(Locale.ROOT)), row[2]);
        ReplyFolder folder = new ReplyFolder(model, replies, row[1]);
        try (RecordingModel recorded = new RecordingModel(folder, recording)) {
            CorpusRun run = new CorpusRun(recorded, renderer);
            Drawing drawing = run.draw(concept);
            outcomes.add(CorpusRun.outcome(drawing));
            int redraws = folder.prepareRedraws();
            outcomes.addAll(run.redraw(concept, redraws));
            for (Feedback feedback : Feedback.values()) {
                int rounds = folder.prepare(feedback);
                if (rounds > 0) {
                    outcomes.addAll(run.correct(drawing, feedback, rounds));
                    corrections.add(String.join("\t", concept.text(), feedback.name(), rounds + "", redraws + ""));
                }
            }
        }
        if (!folder.isUsedUp()) {
            throw new IllegalStateException("Not all replies were asked for: " + folder);
        }
    }
}
