package io.github.visionfromtext.core.checkpoint.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the safetensors package; the fixtures are made by {@code tools/fixtures/make_safetensors.py}. */
class SafetensorsFileTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryElementType() throws Exception {
        JsonNode golden = Fixtures.json("safetensors/dtypes.json");
        try (SafetensorsFile file = SafetensorsFile.open(Fixtures.path("safetensors/dtypes.safetensors"))) {
            assertThat(file.weights().names()).containsExactlyInAnyOrderElementsOf(golden::fieldNames);
            for (Map.Entry<String, JsonNode> entry : golden.properties()) {
                JsonNode expected = entry.getValue();
                WeightTensor tensor = file.weights().get(entry.getKey());
                assertThat(tensor.storage()).isEqualTo(expected.get("dtype").asText());
                assertThat(tensor.shape()).isEqualTo(Fixtures.longs(expected.get("shape")));
                assertThat(tensor.toTensor().floats()).as(entry.getKey()).isEqualTo(floats(expected.get("values")));
            }
        }
    }

    @Test
    void readsMetadata() {
        try (SafetensorsFile file = SafetensorsFile.open(Fixtures.path("safetensors/dtypes.safetensors"))) {
            assertThat(file.metadata()).containsOnly(Map.entry("format", "pt"), Map.entry("author", "naïve 日本語"));
        }
    }

    @Test
    void readsAnyRangeOfATensor() {
        try (SafetensorsFile file = SafetensorsFile.open(Fixtures.path("safetensors/dtypes.safetensors"))) {
            WeightTensor tensor = file.weights().get("I8");
            float[] part = {9, 9, 9, 9};
            tensor.read(1, part, 2, 2);
            assertThat(part).containsExactly(9, 9, -1, 0);
            assertThatThrownBy(() -> tensor.read(5, part, 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tensor.read(0, part, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tensor.read(-1, part, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void givesTheFileBackWhenClosed() throws Exception {
        Path copy = Files.copy(Fixtures.path("safetensors/dtypes.safetensors"), folder.resolve("copy.safetensors"));
        SafetensorsFile file = SafetensorsFile.open(copy);
        WeightTensor tensor = file.weights().get("F32");
        file.close();
        assertThatThrownBy(tensor::toTensor)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("copy.safetensors")
                .hasMessageContaining("closed");
    }

    private static float[] floats(JsonNode values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            JsonNode value = values.get(i);
            floats[i] = value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.floatValue();
        }
        return floats;
    }
}
