package io.github.visionfromtext.core.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.model.Golden;
import io.github.visionfromtext.core.restoration.CountingBackend;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged, incomplete and foreign folders end in an error that names what is wrong, and leave nothing open. */
class ClipFolderHostileTest {
    private static final Path ORIGINAL = Golden.folder("clip/gelu");
    private static final List<String> FILES = List.of(
            "config.json",
            "model.safetensors",
            "preprocessor_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json");

    private final CountingBackend backend = new CountingBackend(Backends.open("reference", BackendOptions.DEFAULT));

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String file : FILES) {
            Files.copy(ORIGINAL.resolve(file), folder.resolve(file));
        }
    }

    @AfterEach
    void nothingStaysOpen() {
        assertThat(backend.open).isEmpty();
        backend.close();
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> ClipSpace.open(folder, backend, WeightFormat.FLOAT64))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(problem);
    }

    private void replace(String file, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve(file), text.replace(before, after));
    }

    @Test
    void theCopyItselfIsAccepted() {
        ClipSpace.open(folder, backend, WeightFormat.FLOAT64).close();
        assertThat(backend.opened).containsExactly("clip");
    }

    @ParameterizedTest
    @CsvSource({
        "config.json, no config.json",
        "model.safetensors, holds no checkpoint",
        "preprocessor_config.json, preprocessor_config.json: no such file",
        "tokenizer.json, tokenizer.json: no such file"
    })
    void aMissingFileIsNamed(String file, String problem) throws IOException {
        Files.delete(folder.resolve(file));
        assertRefused(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "model.safetensors", "preprocessor_config.json", "tokenizer.json"})
    void aFileCutOffIsRefused(String file) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(file));
        for (int part = 0; part < 8; part++) {
            Files.write(folder.resolve(file), Arrays.copyOf(whole, (whole.length - 2) * part / 7));
            assertRefused("");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "model_type": "clip",       | "model_type": "vit_mae",      | 'vit_mae', expected 'clip'
            "hidden_act": "gelu"        | "hidden_act": "relu"          | 'relu'
            "hidden_size": 24           | "hidden_size": 2147483647     | 2147483647
            "hidden_size": 24           | "hidden_size": 48             | expected [575, 48]
            "num_hidden_layers": 2      | "num_hidden_layers": 1000000  | 1000000
            "num_hidden_layers": 2      | "num_hidden_layers": 3        | no tensor 'text_model.encoder.layers.2.
            "vocab_size": 575           | "vocab_size": 574             | vocabulary of 575
            "eos_token_id": 573         | "eos_token_id": 572           | eos_token_id is 572
            "max_position_embeddings": 77 | "max_position_embeddings": 2 | 2 positions
            "image_size": 32            | "image_size": 64              | pictures are cut to 32
            "projection_dim": 20        | "projection_dim": 21          | expected [21, 24]
            """)
    void aConfigurationThatDoesNotFitIsRefused(String before, String after, String problem) throws IOException {
        replace("config.json", before, after);
        assertRefused(problem);
    }

    @Test
    void aTokenizerWithoutMarksIsRefused() throws IOException {
        Files.copy(
                Golden.folder("tokenizers/gpt-2").resolve("tokenizer.json"),
                folder.resolve("tokenizer.json"),
                StandardCopyOption.REPLACE_EXISTING);
        replace("config.json", "\"vocab_size\": 575", "\"vocab_size\": 600");
        assertRefused("puts 0 marks around a text");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1000})
    void aLogitScaleThatIsNoneIsRefused(float value) {
        rewrite(weights -> weights.put("logit_scale", Tensor.scalar(value)));
        assertRefused("logit_scale");
    }

    @Test
    void aLogitScaleOfSeveralNumbersIsRefused() {
        rewrite(weights -> weights.put("logit_scale", Tensor.floats(new float[] {1, 2}, 2)));
        assertRefused("logit_scale of shape [2]");
    }

    @Test
    void missingTensorsAreNamed() {
        rewrite(weights -> weights.remove("visual_projection.weight"));
        assertRefused("no tensor 'visual_projection.weight' [20, 32]");
        rewrite(weights -> weights.remove("logit_scale"));
        assertRefused("logit_scale");
    }

    /** Changes the tensors of the original. */
    private void rewrite(Consumer<Map<String, Tensor>> change) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(ORIGINAL.resolve("model.safetensors"))) {
            WeightSource source = file.weights();
            source.names().forEach(name -> weights.put(name, source.get(name).toTensor()));
        }
        change.accept(weights);
        Path target = folder.resolve("model.safetensors");
        try {
            Files.delete(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new SafetensorsWriter(FloatFormat.F32, Map.of()).write(target, WeightSource.of("changed", weights));
    }
}
