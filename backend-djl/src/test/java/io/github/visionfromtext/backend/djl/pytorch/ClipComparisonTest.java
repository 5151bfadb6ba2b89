package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Embeddings against those of HuggingFace transformers, on the tiny CLIPs that {@code tools/fixtures/make_clip.py} made. */
class ClipComparisonTest {
    private static final Path FIXTURES =
            Path.of("..", "vision-from-text-core", "src", "test", "resources", "fixtures", "clip");

    @ParameterizedTest
    @CsvSource({
        "quick-gelu, FLOAT32, 1e-5",
        "quick-gelu, BFLOAT16, 0.03",
        "quick-gelu, INT8, 0.05",
        "gelu, FLOAT32, 1e-5",
        "gelu, BFLOAT16, 0.03",
        "gelu, INT8, 0.05"
    })
    void agreesWithTransformers(String name, WeightFormat format, double tolerance) throws IOException {
        Path folder = FIXTURES.resolve(name);
        JsonNode samples =
                new ObjectMapper().readTree(folder.resolve("golden.json").toFile());
        List<String> texts = new ArrayList<>();
        samples.get("texts").forEach(text -> texts.add(text.asText()));
        List<Image> pictures = new ArrayList<>();
        samples.get("pictures")
                .forEach(file -> pictures.add(
                        ImageFiles.read(FIXTURES.resolve("pictures").resolve(file.asText()))));
        try (SafetensorsFile golden = SafetensorsFile.open(folder.resolve("golden.safetensors"));
                ClipSpace space = ClipSpace.open(folder, Graphs.BACKEND, format)) {
            assertClose(
                    space.embedTexts(texts, new CancellationToken()),
                    golden.weights().get("text_embeds").toTensor().floats(),
                    tolerance);
            assertClose(
                    space.embedImages(pictures, new CancellationToken()),
                    golden.weights().get("image_embeds").toTensor().floats(),
                    tolerance);
        }
    }

    /** Largest difference as a share of the largest expected magnitude. */
    private static void assertClose(List<Embedding> actual, float[] expected, double tolerance) {
        double difference = 0;
        double magnitude = 0;
        int i = 0;
        for (Embedding embedding : actual) {
            for (float value : embedding.toArray()) {
                difference = Math.max(difference, Math.abs(value - expected[i]));
                magnitude = Math.max(magnitude, Math.abs(expected[i]));
                i++;
            }
        }
        assertThat(i).isEqualTo(expected.length);
        assertThat(difference / magnitude).isLessThan(tolerance);
    }
}
