package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.core.metrics.Psnr;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.examples.demo.DemoPhoto;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
    @TempDir
    static Path folder;

    private static final List<Object> MODELS = new ArrayList<>();

    private final CommandLineHarness vft = new CommandLineHarness();

    @BeforeAll
    static void writeFiles() throws IOException {
        Path mae = TinyModels.mae(folder.resolve("mae"));
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        Path adapter = TinyModels.adapter(folder.resolve("adapter"), "denoise", llama, mae);
        MODELS.addAll(List.of("--llm", llama, "--mae", mae, "--adapter", adapter, "--overlap", 8));
        Path photos = Files.createDirectory(folder.resolve("photos"));
        for (DemoPhoto photo : DemoPhoto.ALL.subList(0, 3)) {
            ImageFiles.writePng(photo.read().crop(100, 100, 48, 40), photos.resolve(photo.file() + ".png"));
        }
    }

    @Test
    void jsonHasTheScoresThatTheLibraryGives() throws IOException {
        Path json = folder.resolve("scores.json");
        assertThat(evaluate("--crop", 32, "--seed", 5, "--json", json))
                .as(vft.err())
                .isZero();
        JsonNode scores = new ObjectMapper().readTree(json.toFile());
        assertThat(scores.get("task").asText()).isEqualTo("denoise");
        assertThat(scores.get("images").asInt()).isEqualTo(3);
        assertThat(scores.at("/degraded/psnr").asDouble()).isCloseTo(expectedNoise(5), within(1e-9));
        for (String method : List.of("degraded", "mae_r", "restored")) {
            assertThat(scores.at("/" + method + "/psnr").asDouble()).isBetween(1.0, 100.0);
            assertThat(scores.at("/" + method + "/ssim").asDouble()).isBetween(-1.0, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"djl-tensorflow", "nd4j", "reference"})
    void everyEngineGivesTheScoresOfPyTorch(String engine) throws IOException {
        JsonNode pytorch = scores("djl-pytorch");
        JsonNode scores = scores(engine);
        for (String method : List.of("degraded", "mae_r", "restored")) {
            String psnr = "/" + method + "/psnr";
            assertThat(scores.at(psnr).asDouble())
                    .as(method)
                    .isCloseTo(pytorch.at(psnr).asDouble(), within(0.05));
        }
    }

    private JsonNode scores(String engine) throws IOException {
        Path json = folder.resolve(engine + ".json");
        assertThat(evaluate("--crop", 32, "--backend", engine, "--json", json))
                .as(vft.err())
                .isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void tableNamesMethodsAndLevels() {
        assertThat(evaluate("--crop", 32, "--crops", 4)).as(vft.err()).isZero();
        assertThat(vft.out()).contains("12 pictures", "degraded", "mae_r", "restored", "low", "high", "all");
        assertThat(vft.err()).isEmpty();
    }

    @Test
    void wholePhotographsGoThroughInTiles() {
        assertThat(evaluate()).as(vft.err()).isZero();
        assertThat(vft.out()).contains("3 pictures");
    }

    @Test
    void sameSeedSameScores() {
        assertThat(evaluate("--crop", 32, "--seed", 1)).isZero();
        CommandLineHarness first = vft;
        CommandLineHarness second = new CommandLineHarness();
        List<Object> again = arguments("--crop", 32, "--seed", 1);
        assertThat(second.run(again.toArray())).isZero();
        assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void jsonThatCannotBeWrittenIsToldBeforeTheWork() {
        assertThat(evaluate("--crop", 32, "--json", folder.resolve("nowhere/scores.json")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).hasLineCount(1).contains("nowhere", "create it first");
        assertThat(vft.out()).isEmpty();
    }

    @Test
    void cropLargerThanAPhotographIsNamed() {
        assertThat(evaluate("--crop", 64)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).hasLineCount(1).contains("48x40", "--crop");
    }

    private double expectedNoise(long seed) throws IOException {
        List<Path> photos;
        try (var files = Files.list(folder.resolve("photos"))) {
            photos = files.sorted().toList();
        }
        double sum = 0;
        for (int i = 0; i < photos.size(); i++) {
            Image clean = ImageFiles.read(photos.get(i)).crop(8, 4, 32, 32);
            sum += Psnr.LM4LV.score(
                    clean, Degradations.byName("denoise").apply(clean, seed + i).image());
        }
        return sum / photos.size();
    }

    private int evaluate(Object... more) {
        return vft.run(arguments(more).toArray());
    }

    private static List<Object> arguments(Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("evaluate", "--task", "denoise", "--images", folder.resolve("photos")));
        arguments.addAll(MODELS);
        arguments.addAll(List.of(more));
        return arguments;
    }
}
