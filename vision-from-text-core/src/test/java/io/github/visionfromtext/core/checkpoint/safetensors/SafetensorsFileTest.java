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
        JsonNode golden = Fixtures.json("safetensors/types.json");
        try (SafetensorsFile file = SafetensorsFile.open(Fixtures.path("safetensors/types.safetensors"))) {
            assertThat(file.weights().names()).containsExactlyInAnyOrderElementsOf(golden::fieldNames);
            for (Map.Entry<String, JsonNode> entry : golden.properties()) {
                WeightTensor tensor = file.weights().get(entry.getKey());
                JsonNode shape = entry.getValue().get("shape");
                JsonNode values = entry.getValue().get("values");
                assertThat(tensor.shape()).hasSize(shape.size());
                for (int axis = 0; axis < shape.size(); axis++) {
                    assertThat(tensor.shape()[axis]).isEqualTo(shape.get(axis).asLong());
                }
                float[] read = tensor.toTensor().floats();
                assertThat(read).hasSize(values.size());
                for (int i = 0; i < read.length; i++) {
                    assertThat(read[i]).as("%s[%d]", tensor, i).isEqualTo((float)
                            values.get(i).asDouble());
                }
            }
        }
    }

    @Test
    void readsMetadata() {
        try (SafetensorsFile file = SafetensorsFile.open(Fixtures.path("safetensors/types.safetensors"))) {
            assertThat(file.metadata()).containsOnly(Map.entry("format", "pt"), Map.entry("note", "naïve 日本語"));
        }
    }

    @Test
    void readsAnyRangeOfATensor() {
        try (SafetensorsFile file = SafetensorsFile.open(Fixtures.path("safetensors/types.safetensors"))) {
            WeightTensor tensor = file.weights().get("F32");
            float[] part = {-1, -1, -1, -1};
            tensor.read(3, part, 1, 2);
            assertThat(part).containsExactly(-1, -2.5f, 3.140625f, -1);
            assertThatThrownBy(() -> tensor.read(6, part, 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tensor.read(0, part, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tensor.read(-1, part, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void givesTheFileBackWhenClosed() throws Exception {
        Path copy = Files.copy(Fixtures.path("safetensors/types.safetensors"), folder.resolve("copy.safetensors"));
        SafetensorsFile file = SafetensorsFile.open(copy);
        WeightTensor tensor = file.weights().get("F32");
        file.close();
        assertThatThrownBy(tensor::toTensor)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("copy.safetensors")
                .hasMessageContaining("closed");
    }
}
