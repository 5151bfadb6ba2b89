package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.core.checkup.recognise.NamedProgram;
import io.github.visionfromtext.core.checkup.recognise.Recognise;
import io.github.visionfromtext.core.checkup.recognise.Synonyms;
import io.github.visionfromtext.core.checkup.sketch.BundledSketches;
import io.github.visionfromtext.core.checkup.sketch.SketchPrograms;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecogniseCommandTest {
    private static final List<String> NAMES = List.of("cat", "house", "sun");

    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    /** Sees houses everywhere, and once says nothing. */
    private static final class Houses implements LanguageModel {
        private int asked;

        @Override
        public String name() {
            return "houses";
        }

        @Override
        public String reply(Question question, CancellationToken cancellation) {
            return asked++ == 0 ? "" : "It is a house.";
        }
    }

    private Path recorded(Recognise.Setting setting) {
        Path replies = folder.resolve("replies.jsonl");
        List<NamedProgram> programs = BundledSketches.all().stream()
                .filter(sketch -> NAMES.contains(sketch.word()))
                .map(sketch -> new NamedProgram(
                        sketch.word(),
                        SketchPrograms.write(sketch, DrawingLanguage.TIKZ, SketchPrograms.Style.defaults())))
                .toList();
        try (RecordingModel model = new RecordingModel(new Houses(), replies)) {
            new Recognise(model, NAMES, new Recognise.Settings(setting, 3, 4, Synonyms.NONE))
                    .recognise(programs, ProgressListener.NONE, new CancellationToken());
        }
        return replies;
    }

    private int recognise(Path replies, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "checkup",
                "recognise",
                "--model",
                "replay:" + replies,
                "--language",
                "tikz",
                "--words",
                "cat,house,sun",
                "--per-class",
                2,
                "--seed",
                4,
                "--out",
                folder.resolve("out")));
        words.addAll(List.of(more));
        return vft.run(words.toArray());
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out").resolve("recognitions.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void closedQuestionsAreReplayedAndCounted() throws IOException {
        Path replies = recorded(Recognise.Setting.CLOSED);
        assertThat(recognise(replies, "--setting", "closed", "--list", 3))
                .as(vft.err())
                .isZero();
        assertThat(vft.out())
                .contains("6 drawings of 3 things in tikz")
                .containsPattern("recognised, %\\s+33\\.3 \\[")
                .containsPattern("unreadable replies, %\\s+16\\.7 \\[")
                .containsPattern("guessing, %\\s+33\\.3");
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).get("answer").isNull()).isTrue();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.get("model").asText()).isEqualTo("houses"));
        JsonNode house = lines.get(2);
        assertThat(house.get("name").asText()).isEqualTo("house");
        assertThat(house.get("key").asText()).isEqualTo("house 1");
        assertThat(house.get("answer").asText()).isEqualTo("house");
        assertThat(house.get("correct").asBoolean()).isTrue();
        assertThat(house.get("choices")).hasSize(3);
        assertThat(house.get("program").asText()).startsWith("\\begin{tikzpicture}");
        assertThat(folder.resolve("out").resolve("replies.jsonl")).hasSameTextualContentAs(replies);
    }

    @Test
    void openQuestionsAreJudged() throws IOException {
        Path replies = recorded(Recognise.Setting.OPEN);
        Path clip = TinyModels.clip(folder.resolve("clip"));
        assertThat(recognise(replies, "--setting", "open", "--judge", "clip:" + clip))
                .as(vft.err())
                .isZero();
        assertThat(vft.out())
                .containsPattern("guessing, %\\s+33\\.3")
                .contains("median percentile among 3 names")
                .containsPattern("true name, by the answer \\(5\\) +\\d")
                .containsPattern("true name, by the drawing \\(6\\) +\\d");
        assertThat(lines().get(0).get("answerPercentile").isNull()).isTrue();
        assertThat(lines().get(2).get("answerPercentile").asDouble()).isEqualTo(100);
        assertThat(lines().get(2).get("drawingPercentile").asDouble()).isBetween(0.0, 100.0);
    }

    @Test
    void answersAreKeptWhereTheJudgeCannotBeOpened() throws IOException {
        Path replies = recorded(Recognise.Setting.OPEN);
        assertThat(recognise(replies, "--setting", "open", "--judge", "clip:" + folder.resolve("none")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.out()).contains("6 drawings of 3 things in tikz");
        assertThat(lines()).hasSize(6).noneSatisfy(line -> assertThat(line.has("answerPercentile"))
                .isTrue());
    }

    @Test
    void wrongFilesWordsAndLanguagesSaySo() throws IOException {
        Path replies = recorded(Recognise.Setting.OPEN);
        assertThat(recognise(replies, "--drawings", folder.resolve("missing.ndjson")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("missing.ndjson");
        Path whales = folder.resolve("whales.ndjson");
        Files.writeString(whales, "{\"word\":\"whale\",\"drawing\":[[[1,2],[3,4]]]}");
        assertThat(recognise(replies, "--drawings", whales)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("No recognised drawing of [").contains("whales.ndjson");
        assertThat(recognise(replies, "--setting", "closed", "--list", 4)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("4 names out of 3");
        Path out = folder.resolve("out");
        assertThat(vft.run(
                        "checkup", "recognise", "--model", "replay:" + replies, "--language", "turtle", "--out", out))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("svg, processing or tikz");
    }
}
