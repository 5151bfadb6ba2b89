package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged adapters end in an error that names the file, and what is wrong in it. */
class AdapterFolderHostileTest {
    @TempDir
    Path folder;

    private Path config;
    private String json;

    @BeforeEach
    void writeAdapter() throws IOException {
        writeWeights(TinyRestoration.adapterWeights(TinyRestoration.PLAIN));
        config = folder.resolve(AdapterFolder.CONFIG);
        json = Files.readString(config);
    }

    private void writeWeights(Map<String, Tensor> weights) {
        AdapterSpec spec = TinyRestoration.adapter(TinyRestoration.PLAIN).spec();
        AdapterFolder.write(folder, spec, WeightSource.of("weights", weights), FloatFormat.F32);
    }

    private void assertRefused(Path file, String problem) {
        assertThatThrownBy(() -> AdapterFolder.read(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }

    @Test
    void aDescriptionCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int end = json.lastIndexOf('}');
        for (int length = 0; length <= end; length += 3) {
            Files.write(config, Arrays.copyOf(whole, length));
            assertRefused(config, "does not describe an adapter");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "visualTokens" : 10     | "visualTokens" : "many"       | many
            "visualTokens" : 10     | "visualTokens" : [10]         | START_ARRAY
            "visualTokens" : 10     | "visualTokens" : null         | visualTokens
            "visualTokens" : 10     | "visualTokens" : 1            | 2 visual tokens
            "visualTokens" : 10     | "visualTokens" : 10.5         | adapter.visualTokens
            "visualTokens" : 10     | "visualTokens" : 99999999999  | 99999999999
            "visualTokens" : 10,    |                               | visualTokens
            "visualTokens" : 10     | "visualTokens" : 10, "visualTokens" : 10 | Duplicate
            "taskTokens" : 3,       | "taskTokens" : 2147483647,    | 2147483647 task tokens
            "skip" : "NONE"         | "skip" : "SIDEWAYS"           | SIDEWAYS
            "skip" : "NONE"         | "skip" : 0                    | skip
            "conditioned" : false   | "conditioned" : "perhaps"     | perhaps
            "task" : "denoise"      | "task" : {}                   | START_OBJECT
            "task" : "denoise"      | "task" : null                 | task
            "formatVersion" : 1     | "formatVersion" : 2           | formatVersion is 2, expected 1
            "formatVersion" : 1     | "formatVersion" : 1, "colour" : 3 | colour
            "tag" : [ 2, 3 ]        | "tag" : [ ]                   | tag
            "tag" : [ 2, 3 ]        | "tag" : [ 2, null ]           | null
            "tag" : [ 2, 3 ]        | "tag" : [ 2, -3 ]             | -3
            "tag" : [ 2, 3 ]        | "tag" : "2 3"                 | 2 3
            """)
    void aDescriptionWithAWrongValueIsRefused(String right, String wrong, String problem) throws IOException {
        assertThat(json).contains(right);
        Files.writeString(config, json.replace(right, wrong == null ? "" : wrong));
        assertRefused(config, problem);
    }

    @Test
    void aDescriptionOfAnotherKindIsRefused() throws IOException {
        for (String other : new String[] {"[]", "null", "7", "\u0000\u0001", "[".repeat(100_000)}) {
            Files.writeString(config, other);
            assertRefused(config, "adapter");
        }
    }

    @Test
    void aHugeDescriptionIsNotRead() throws IOException {
        Files.writeString(config, json + " ".repeat(1 << 20));
        assertRefused(config, "expected at most 1048576");
    }

    @Test
    void aFolderWithoutADescriptionIsNoAdapter() throws IOException {
        Files.delete(config);
        assertRefused(folder, "vft train adapter");
    }

    @Test
    void weightsThatAreMissingOrCutOffAreNamed() throws IOException {
        Path file = folder.resolve("adapter.safetensors");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertRefused(file, "");
        Files.delete(file);
        assertRefused(file, "");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void aWeightThatIsNotFiniteIsRefused(float value) {
        Map<String, Tensor> weights = TinyRestoration.adapterWeights(TinyRestoration.PLAIN);
        weights.get("deadapter.bias").floats()[2] = value;
        writeWeights(weights);
        assertRefused(folder.resolve("adapter.safetensors"), "'deadapter.bias' holds " + value);
    }

    private void assertDoesNotLoad(String... problem) {
        RestorationModel model = new RestorationModel(
                TinyRestoration.languageModel(1), TinyRestoration.autoencoder(1), AdapterFolder.read(folder));
        try (Backend backend = TinyRestoration.backend()) {
            assertThatThrownBy(() -> model.load(backend, WeightFormat.FLOAT64))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContainingAll(problem);
        }
    }

    @Test
    void aMissingTensorIsNamedWhenTheModelIsLoaded() {
        Map<String, Tensor> weights = TinyRestoration.adapterWeights(TinyRestoration.PLAIN);
        weights.remove("adapter.bias");
        writeWeights(weights);
        assertDoesNotLoad("adapter.bias", "adapter.safetensors");
    }

    @Test
    void aTensorOfAnotherShapeIsNamedWhenTheModelIsLoaded() {
        Map<String, Tensor> weights = TinyRestoration.adapterWeights(TinyRestoration.PLAIN);
        weights.put("adapter.bias", Tensor.floats(new float[17], 17));
        writeWeights(weights);
        assertDoesNotLoad("adapter.bias", "17", "16");
    }
}
