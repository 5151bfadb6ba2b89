package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.concept.ShapeGrammar;
import io.github.visionfromtext.core.checkup.draw.Draw;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupCommandTest {
    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    /** Draws a red circle for every second question, and talks otherwise. */
    private static final class EverySecond implements LanguageModel {
        private int asked;

        @Override
        public String name() {
            return "every-second";
        }

        @Override
        public String reply(Question question, CancellationToken cancellation) {
            return asked++ % 2 == 0
                    ? "```svg\n<svg viewBox='0 0 10 10'><circle cx='5' cy='5' r='4' fill='red'/></svg>\n```"
                    : "A circle is round.";
        }
    }

    private Path recorded(int count) {
        Path replies = folder.resolve("replies.jsonl");
        List<Concept> concepts = ShapeGrammar.sample(count, 3).stream()
                .map(ShapeGrammar.Sentence::concept)
                .toList();
        try (RecordingModel model = new RecordingModel(new EverySecond(), replies);
                CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG)) {
            new Draw(model, renderer, Draw.Settings.once())
                    .draw(concepts, ProgressListener.NONE, new CancellationToken());
        }
        return replies;
    }

    private int draw(Path replies, int count, Path out, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "checkup",
                "draw",
                "--model",
                "replay:" + replies,
                "--language",
                "svg",
                "--concepts",
                "shapes",
                "--count",
                count,
                "--seed",
                3,
                "--out",
                out));
        words.addAll(List.of(more));
        return vft.run(words.toArray());
    }

    @Test
    void recordedRepliesAreDrawnWithoutTheModel() throws IOException {
        Path out = folder.resolve("out");
        assertThat(draw(recorded(4), 4, out)).isZero();
        assertThat(vft.out()).contains("4 drawings in svg: 50 % drew something").contains("{NO_CODE=2, OK=2}");
        List<String> lines = Files.readAllLines(out.resolve("drawings.jsonl"));
        assertThat(lines).hasSize(4);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.get("outcome").asText()).isEqualTo("OK");
        assertThat(first.get("category").asText()).isEqualTo("shapes");
        assertThat(first.get("geometry").get("source").asText()).isEqualTo("trace");
        assertThat(first.get("geometry").get("findings").get(0).get("verdict").asText())
                .isIn("HOLDS", "FAILS", "UNDECIDED");
        assertThat(vft.out()).containsPattern("geometry: [\\d.]+ % of \\d+ decided facts hold");
        assertThat(first.get("program").asText()).startsWith("<svg");
        assertThat(ImageFiles.read(out.resolve(first.get("picture").asText())).at(192, 192, 0))
                .isEqualTo(1);
        assertThat(new ObjectMapper().readTree(lines.get(1)).get("picture").asText())
                .isEmpty();
        assertThat(out.resolve("replies.jsonl")).hasSameTextualContentAs(folder.resolve("replies.jsonl"));
    }

    @Test
    void aJudgeRanksWhatWasDrawnAndCountsFailuresBothWays() throws IOException {
        Path out = folder.resolve("out");
        Path clip = TinyModels.clip(folder.resolve("clip"));
        Path photographs = Files.createDirectory(folder.resolve("photographs"));
        for (int i = 0; i < 3; i++) {
            int kind = i;
            Image photograph = Image.generate(20, 20, (x, y, channel) -> (x * kind + y) % 5 / 4f);
            ImageFiles.writePng(photograph, photographs.resolve(i + ".png"));
        }
        assertThat(draw(
                        recorded(4),
                        4,
                        out,
                        "--judge",
                        "clip:" + clip,
                        "--photographs",
                        photographs,
                        "--backend",
                        "reference"))
                .as(vft.err())
                .isZero();
        assertThat(vft.out())
                .contains("realism: no FID but the Frechet distance of embeddings in the judge's space")
                .contains("between 2 drawings and as many");
        assertThat(vft.out())
                .contains("fidelity, shapes: percentile among 1500 captions, chance 50; R@k in %, chance 0.1, 0.3, 0.7")
                .contains("executed only (2): median ")
                .contains("failures as 0 (4): median ");
        JsonNode scores = new ObjectMapper().readTree(out.resolve("scores.json").toFile());
        assertThat(scores.get("realism").get(0).get("count").asInt()).isEqualTo(2);
        List<String> lines = Files.readAllLines(out.resolve("drawings.jsonl"));
        JsonNode drawn = new ObjectMapper().readTree(lines.get(0));
        assertThat(drawn.get("fidelity").asDouble())
                .isEqualTo(100 * (1500 - drawn.get("rank").asDouble()) / 1499);
        assertThat(new ObjectMapper().readTree(lines.get(1)).has("fidelity")).isFalse();

        assertThat(draw(recorded(1), 1, out, "--judge", "clip:" + folder.resolve("none")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("none");
        assertThat(draw(recorded(1), 1, out, "--judge", "gpt-4")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("--judge gpt-4: expected mini or clip:DIR");
    }

    @Test
    void scoresThatLackSomethingAreRefusedBeforeAnythingIsDrawn() {
        Path out = folder.resolve("out");
        assertThat(draw(recorded(1), 1, out, "--inception", folder)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("--inception needs pictures");
        assertThat(draw(recorded(1), 1, out, "--photographs", folder)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("--photographs needs features");
        assertThat(out).doesNotExist();
    }

    @Test
    void aNetworkThatIsNotTheOneOfFidIsRefusedAndTheDrawingsAreKept() throws IOException {
        Path out = folder.resolve("out");
        Path network = folder.resolve("network.safetensors");
        new SafetensorsWriter(FloatFormat.F32, Map.of())
                .write(network, WeightSource.of("none", Map.of("w", Tensor.floats(new float[1], 1))));
        ImageFiles.writePng(Image.filled(9, 9, Color.WHITE), folder.resolve("photograph.png"));
        assertThat(draw(recorded(1), 1, out, "--photographs", folder, "--inception", network))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("network.safetensors", "expected pytorch-fid's pt_inception-2015-12-05");
        assertThat(Files.readAllLines(out.resolve("drawings.jsonl"))).hasSize(1);
    }

    @Test
    void aReplyThatWasNotRecordedIsMissed() {
        Path out = folder.resolve("out");
        assertThat(draw(recorded(2), 3, out)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("holds no reply of every-second");
    }

    /** Asks for the parameters it wants, and gives them always the same program. */
    private static final class Parametric implements LanguageModel {
        @Override
        public String name() {
            return "parametric";
        }

        @Override
        public String reply(Question question, CancellationToken cancellation) {
            return """
                    ```svg
                    <svg viewBox='0 0 99 99'><circle cx='50' cy='50' r='{{r}}'/></svg>
                    ```
                    ```json
                    [{"name": "r", "type": "integer", "min": 5, "max": 45}]
                    ```""";
        }
    }

    @Test
    void aParametricProgramIsAskedForOnceAndDrawnOften() throws IOException {
        Path replies = folder.resolve("replies.jsonl");
        Concept concept = ShapeGrammar.sample(1, 3).get(0).concept();
        try (RecordingModel model = new RecordingModel(new Parametric(), replies);
                CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG)) {
            new Draw(model, renderer, Draw.Settings.once())
                    .drawParametric(List.of(concept), 3, ProgressListener.NONE, new CancellationToken());
        }
        Path out = folder.resolve("out");
        assertThat(draw(replies, 1, out, "--parametric", 3)).as(vft.err()).isZero();
        assertThat(vft.out()).contains("3 drawings in svg: 100 %");
        assertThat(Files.readAllLines(out.resolve("drawings.jsonl")).stream().distinct())
                .hasSize(3);
        assertThat(Files.readAllLines(out.resolve("replies.jsonl"))).hasSize(1);
        assertThat(out.resolve("scores.json")).doesNotExist();

        String clip = "clip:" + TinyModels.clip(folder.resolve("clip"));
        assertThat(draw(replies, 1, out, "--parametric", 3, "--judge", clip, "--backend", "reference"))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).containsPattern("diversity: cosine [\\d.]+ \\[.*] over 1 concepts, 3 pairs");
        JsonNode scores = new ObjectMapper().readTree(out.resolve("scores.json").toFile());
        assertThat(scores.get("diversity").get(0).get("pairs").asInt()).isEqualTo(3);
        assertThat(draw(replies, 1, out, "--parametric", 3, "--samples", 2)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("expected one of the two");
    }

    @Test
    void theBundledCorpusIsDrawn() {
        assertThat(vft.run(
                        "checkup",
                        "draw",
                        "--model",
                        "replay:bundled",
                        "--language",
                        "svg",
                        "--concepts",
                        "corpus",
                        "--count",
                        3,
                        "--out",
                        folder.resolve("out")))
                .isZero();
        assertThat(vft.out()).contains("3 drawings in svg");
    }

    @Test
    void wrongModelsAndCountsSaySo() {
        assertThat(vft.run("checkup")).isEqualTo(ExitCodes.USAGE);
        assertThat(draw(folder.resolve("missing"), 1, folder.resolve("out"))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("missing");
        assertThat(vft.run(
                        "checkup",
                        "draw",
                        "--model",
                        "gpt-4",
                        "--language",
                        "svg",
                        "--concepts",
                        "scenes",
                        "--out",
                        folder.resolve("out")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("expected replay:FILE, local:PATH or langchain4j:NAME");
        assertThat(draw(recorded(1), 0, folder.resolve("out"))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("--count 0");
    }

    private int local(Path model, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "checkup",
                "draw",
                "--model",
                "local:" + model,
                "--language",
                "svg",
                "--concepts",
                "scenes",
                "--count",
                2,
                "--max-tokens",
                4,
                "--out",
                folder.resolve("out")));
        words.addAll(List.of(more));
        return vft.run(words.toArray());
    }

    @Test
    void aLocalModelDrawsGreedilyAndOnlyIfItChats() throws IOException {
        Path model = TinyModels.llama(folder.resolve("tiny"), 1);
        TinyModels.tokenizer(model);
        assertThat(local(model)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("no chat template");
        Files.writeString(model.resolve("chat_template.jinja"), "[INST]");
        assertThat(local(model)).as(vft.err()).isZero();
        assertThat(vft.out()).contains("2 drawings in svg: 0 % drew something");
        assertThat(Files.readAllLines(folder.resolve("out").resolve("replies.jsonl")))
                .hasSize(2);
        assertThat(local(model, "--temperature", 0.5)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("temperature 0, not 1 at 0.5");
    }
}
