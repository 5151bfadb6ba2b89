package io.github.visionfromtext.core.checkpoint.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the gguf package; the fixtures are made by {@code tools/fixtures/make_gguf.py}. */
class GgufFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"types.gguf", "version2.gguf"})
    void dequantisesLikeGguf(String name) {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/" + name));
                SafetensorsFile golden = SafetensorsFile.open(Fixtures.path("gguf/types.safetensors"))) {
            assertThat(file.weights().names())
                    .containsExactlyInAnyOrderElementsOf(golden.weights().names())
                    .contains("F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q4_K", "Q5_K", "Q6_K");
            for (String type : golden.weights().names()) {
                WeightTensor tensor = file.weights().get(type);
                assertThat(tensor.storage()).isEqualTo(type);
                assertThat(tensor.shape()).containsExactly(2, 512);
                assertThat(tensor.toTensor().floats())
                        .as(type)
                        .containsExactly(golden.weights().get(type).toTensor().floats());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"F32", "Q4_1", "Q6_K"})
    void readsAnyRangeOfATensor(String type) {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/types.gguf"))) {
            WeightTensor tensor = file.weights().get(type);
            float[] whole = tensor.toTensor().floats();
            for (int offset : new int[] {0, 1, 31, 32, 255, 256, 257, 511, 700}) {
                for (int count : new int[] {0, 1, 2, 31, 32, 33, 255, 256, 300}) {
                    float[] part = new float[count + 2];
                    tensor.read(offset, part, 1, count);
                    assertThat(java.util.Arrays.copyOfRange(part, 1, count + 1))
                            .as("%d from %d", count, offset)
                            .containsExactly(java.util.Arrays.copyOfRange(whole, offset, offset + count));
                    assertThat(part[0] + part[count + 1]).isZero();
                }
            }
        }
    }

    @Test
    void readsMetadataOfEveryType() throws Exception {
        JsonNode golden = Fixtures.json("gguf/metadata.json");
        ObjectMapper mapper = new ObjectMapper();
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/metadata.gguf"))) {
            Map<String, Object> values = file.metadata().values();
            assertThat(values.keySet()).containsExactlyInAnyOrderElementsOf(golden::fieldNames);
            for (Map.Entry<String, JsonNode> entry : golden.properties()) {
                JsonNode read = mapper.readTree(mapper.writeValueAsString(values.get(entry.getKey())));
                assertThat(read).as(entry.getKey()).isEqualTo(entry.getValue().get("value"));
            }
        }
    }

    @Test
    void keepsTheAlignmentOfTheFile() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/metadata.gguf"))) {
            assertThat(file.weights().get("first").toTensor().floats()).containsExactly(0, 1, 2, 3, 4);
            assertThat(file.weights().get("second").toTensor().floats()).containsExactly(10, 11, 12, 13, 14);
        }
    }

    @Test
    void givesTypedMetadata() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/metadata.gguf"))) {
            GgufMetadata metadata = file.metadata();
            assertThat(metadata.integer("test.int32")).hasValue(Integer.MIN_VALUE);
            assertThat(metadata.number("test.float32")).hasValue(0.15625);
            assertThat(metadata.flag("test.true")).hasValue(true);
            assertThat(metadata.string("test.empty_string")).hasValue("");
            assertThat(metadata.strings("test.array.string")).hasValue(List.of("", "Ġt he", "ß"));
            assertThat(metadata.integers("test.array.int32")).hasValue(List.of(-1L, 0L, (long) Integer.MAX_VALUE));
            assertThat(metadata.floats("test.array.float32")).hasValue(List.of(0.5f, -2f));
            assertThat(metadata.string("absent")).isEmpty();
            assertThatThrownBy(() -> metadata.integer("test.string"))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("metadata.gguf")
                    .hasMessageContaining("test.string");
            assertThatThrownBy(() -> metadata.strings("test.array.int32"))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("array of INT32");
        }
    }

    @Test
    void refusesBigEndianByName() {
        assertThatThrownBy(() -> GgufFile.open(Fixtures.path("gguf/big-endian.gguf")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("big-endian");
    }
}
