package io.github.visionfromtext.core.contrastive;

import static io.github.visionfromtext.core.model.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.clip.ClipConfigReader;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids, pixels, embeddings and logits equal those of HuggingFace transformers on tiny random models. */
class ClipParityTest {
    private static final double TOLERANCE = 5e-6;
    private static final CancellationToken NEVER = new CancellationToken();

    @ParameterizedTest
    @ValueSource(strings = {"quick-gelu", "gelu"})
    void tokensAreThoseOfTransformers(String name) {
        ClipFixture fixture = new ClipFixture(name);
        ClipConfig config =
                ClipConfigReader.read(ModelConfig.read(fixture.folder().resolve("config.json")));
        long[] golden = fixture.ints("input_ids").ints();
        int width = config.text().positions();
        try (Tokenizer tokenizer = Tokenizers.open(fixture.folder())) {
            ClipTexts texts = new ClipTexts(tokenizer, config.text());
            List<String> samples = fixture.texts();
            assertThat(samples).hasSizeGreaterThan(30);
            for (int i = 0; i < samples.size(); i++) {
                long[] ids = texts.ids(samples.get(i));
                long[] expected = Arrays.copyOfRange(golden, i * width, i * width + ids.length);
                assertThat(ids).as("<%s>", samples.get(i)).containsExactly(expected);
            }
            Tensor batch = texts.batch(samples);
            assertThat(batch.shape()).containsExactly(samples.size(), width);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick-gelu", "gelu"})
    void pixelsAreThoseOfTransformers(String name) {
        ClipFixture fixture = new ClipFixture(name);
        ImagePreprocessing preprocessing = ImagePreprocessingReader.read(fixture.folder());
        List<Image> pictures = fixture.pictures();
        float[] pixels = new float[pictures.size() * preprocessing.valueCount()];
        for (int i = 0; i < pictures.size(); i++) {
            preprocessing.apply(pictures.get(i), pixels, i * preprocessing.valueCount());
        }
        Tensor expected = fixture.floats("pixel_values");
        assertClose(Tensor.floats(pixels, expected.shape()), expected, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick-gelu", "gelu"})
    void embeddingsAreThoseOfTransformers(String name) {
        ClipFixture fixture = new ClipFixture(name);
        try (Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                ClipSpace space = ClipSpace.open(fixture.folder(), backend, WeightFormat.FLOAT64)) {
            List<Embedding> texts = space.embedTexts(fixture.texts(), NEVER);
            List<Embedding> pictures = space.embedImages(fixture.pictures(), NEVER);
            assertClose(ClipFixture.rows(texts), fixture.floats("text_embeds"), TOLERANCE);
            assertClose(ClipFixture.rows(pictures), fixture.floats("image_embeds"), TOLERANCE);

            double[] logits = pictures.stream()
                    .flatMapToDouble(
                            picture -> Arrays.stream(ZeroShotClassification.logits(space.logitScale(), picture, texts)))
                    .toArray();
            Tensor expected = fixture.floats("logits_per_image");
            assertClose(Tensor.doubles(logits, expected.shape()), expected, TOLERANCE);
        }
    }
}
