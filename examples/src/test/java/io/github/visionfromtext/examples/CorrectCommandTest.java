package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.correct.CorrectionTrials;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.AttemptFile;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectCommandTest {
    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path replies;
    private Path out;

    /** Draws a circle that grows with every question; a dog is never drawn. */
    private static final class Growing implements LanguageModel {
        private int radius;

        @Override
        public String name() {
            return "growing";
        }

        @Override
        public String reply(Question question, CancellationToken cancellation) {
            return question.messages().get(0).text().contains("dog")
                    ? "I would rather not."
                    : "```svg\n<svg viewBox='0 0 99 99'><circle cx='50' cy='50' r='%d'/></svg>\n```"
                            .formatted(++radius);
        }
    }

    @BeforeEach
    void record() throws IOException {
        replies = folder.resolve("recorded.jsonl");
        out = folder.resolve("out");
        Files.writeString(folder.resolve("animals.txt"), "cat\ndog\n");
        CorrectionTrials.Settings settings =
                new CorrectionTrials.Settings(2, Feedback.IMPROVE, 1, RenderOptions.defaults());
        try (RecordingModel model = new RecordingModel(new Growing(), replies);
                CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG)) {
            CorrectionTrials trials = new CorrectionTrials(model, renderer, settings);
            for (String animal : List.of("cat", "dog")) {
                trials.run(new Concept(Category.OBJECTS, animal), new CancellationToken());
            }
        }
    }

    private int correct(Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "checkup",
                "correct",
                "--model",
                "replay:" + replies,
                "--language",
                "svg",
                "--concepts",
                folder.resolve("animals.txt"),
                "--out",
                out));
        words.addAll(List.of(more));
        return vft.run(words.toArray());
    }

    @Test
    void everyRoundIsWrittenDownAndSoIsTheControl() {
        assertThat(correct("--rounds", 2, "--control")).as(vft.err()).isZero();
        assertThat(vft.out()).contains("2 concepts").contains("round 2: 50.0 [");
        List<Attempt> attempts = AttemptFile.read(out.resolve("corrections.jsonl"));
        List<Attempt> cats = attempts.stream()
                .filter(attempt -> attempt.concept().equals("cat"))
                .toList();
        assertThat(cats)
                .extracting(Attempt::series)
                .containsExactly(Series.CORRECT, Series.CORRECT, Series.CORRECT, Series.REDRAW, Series.REDRAW);
        assertThat(cats).extracting(Attempt::number).containsExactly(0, 1, 2, 1, 2);
        assertThat(cats).extracting(Attempt::program).doesNotHaveDuplicates();
        assertThat(cats)
                .allSatisfy(cat -> assertThat(out.resolve(cat.picture())).isRegularFile());
        assertThat(attempts.stream().filter(attempt -> attempt.concept().equals("dog")))
                .singleElement()
                .satisfies(dog -> assertThat(dog.outcome()).isEqualTo("NO_CODE"))
                .satisfies(dog -> assertThat(dog.picture()).isEmpty());
        assertThat(out.resolve("replies.jsonl")).hasSameTextualContentAs(replies);
    }

    @Test
    void aJudgeScoresEveryRoundAndTheControl() throws IOException {
        Path clip = TinyModels.clip(folder.resolve("clip"));
        assertThat(correct("--rounds", 2, "--control", "--judge", "clip:" + clip, "--backend", "reference"))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).contains("mean percentile last good").contains("correction over redraws");
        assertThat(AttemptFile.read(out.resolve("corrections.jsonl")))
                .allSatisfy(attempt -> assertThat(attempt.fidelity() != null).isEqualTo(attempt.isOk()));
    }

    @Test
    void aRunThatWasCutOffGoesOn() throws IOException {
        assertThat(correct("--rounds", 1)).isZero();
        List<String> kept = Files.readAllLines(out.resolve("replies.jsonl"));
        List<String> all = Files.readAllLines(replies);
        Files.write(replies, all.subList(kept.size(), all.size()));
        assertThat(correct("--rounds", 1))
                .as("the first %s replies are known", kept.size())
                .isZero();
    }

    @Test
    void moreThanWasRecordedIsMissed() {
        assertThat(correct("--rounds", 3)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("holds no reply of growing");
    }

    private int correctBundled(int rounds, String... more) {
        List<Object> command = new ArrayList<>(List.of(
                "checkup",
                "correct",
                "--model",
                "replay:bundled",
                "--concepts",
                "corpus",
                "--language",
                "svg",
                "--rounds",
                rounds,
                "--count",
                3,
                "--out",
                out));
        command.addAll(List.of(more));
        return vft.run(command.toArray());
    }

    @Test
    void theBundledModelCorrectsWhatItOnceCorrected() throws IOException {
        assertThat(correctBundled(1)).as(vft.err()).isZero();
        assertThat(vft.out()).contains("3 concepts");
        assertThat(out.resolve("replies.jsonl")).content().hasLineCount(3 + 3).doesNotContain("\"temperature\":1.0");
        assertThat(correctBundled(1, "--control")).as(vft.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("replies.jsonl")))
                .hasSize(3 + 3 + 3)
                .filteredOn(reply -> reply.contains("\"temperature\":1.0"))
                .hasSize(3);
        assertThat(correctBundled(9)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("--rounds 9").contains("at most 2");
    }

    @Test
    void wrongSettingsSaySo() {
        assertThat(correct("--rounds", -1)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("-1 rounds");
        assertThat(correct("--control", "--control-temperature", 0)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("--control-temperature 0");
        assertThat(correct("--feedback", "praise")).isEqualTo(ExitCodes.USAGE);
    }
}
