package io.github.visionfromtext.core.checkpoint.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llama.gguf} holds the weights of {@code llama/sharded-bfloat16} as llama.cpp's converter stores them. */
class GgufLlamaTest {
    private static final int F32 = 0;
    private static final int UINT32 = 4;
    private static final int STRING = 8;

    @TempDir
    Path folder;

    @Test
    void givesTheTensorsOfTheHuggingFaceOriginal() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/llama.gguf"))) {
            WeightSource weights = new GgufLlama(file).weights();
            Set<String> seen = new HashSet<>();
            for (int shard = 1; shard <= 3; shard++) {
                String name = "llama/sharded-bfloat16/model-0000%d-of-00003.safetensors".formatted(shard);
                try (SafetensorsFile original = SafetensorsFile.open(Fixtures.path(name))) {
                    for (String tensor : original.weights().names()) {
                        assertEqual(weights.get(tensor), original.weights().get(tensor));
                        seen.add(tensor);
                    }
                }
            }
            assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(seen);
        }
    }

    private static void assertEqual(WeightTensor actual, WeightTensor expected) {
        assertThat(actual.name()).isEqualTo(expected.name());
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toTensor().floats())
                .as(expected.name())
                .containsExactly(expected.toTensor().floats());
    }

    @Test
    void readsAnyRangeOfAProjection() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/llama.gguf"))) {
            WeightTensor query = new GgufLlama(file).weights().get("model.layers.0.self_attn.q_proj.weight");
            float[] whole = query.toTensor().floats();
            for (int offset = 0; offset < whole.length; offset += 37) {
                for (int count : new int[] {1, 50, 500}) {
                    float[] part = new float[Math.min(count, whole.length - offset)];
                    query.read(offset, part, 0, part.length);
                    assertThat(part).containsExactly(Arrays.copyOfRange(whole, offset, offset + part.length));
                }
            }
        }
    }

    @Test
    void givesTheConfigurationOfTheHuggingFaceOriginal() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode original = Fixtures.json("llama/sharded-bfloat16/config.json");
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/llama.gguf"))) {
            JsonNode config = mapper.readTree(mapper.writeValueAsString(new GgufLlama(file).config()));
            for (Map.Entry<String, JsonNode> entry : config.properties()) {
                assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(original.get(entry.getKey()));
            }
            assertThat(config.properties()).hasSizeGreaterThan(14);
        }
    }

    @Test
    void saysWhatTheMetadataLacks() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/metadata.gguf"))) {
            GgufLlama llama = new GgufLlama(file);
            assertThatThrownBy(llama::config)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("llama.embedding_length")
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void ordersTheBiasesOfQueriesAndKeysAsTheirRows() throws IOException {
        Path path = GgufBuilder.header(2, 3)
                .entry("general.architecture", STRING)
                .string("llama")
                .entry("llama.attention.head_count", UINT32)
                .uint32(2)
                .entry("llama.attention.head_count_kv", UINT32)
                .uint32(1)
                .tensor("blk.0.attn_q.bias", F32, 0, 8)
                .tensor("blk.0.attn_k.bias", F32, 32, 6)
                .floats(0, 1, 2, 3, 4, 5, 6, 7)
                .floats(0, 1, 2, 3, 4, 5)
                .write(folder.resolve("biases.gguf"));
        try (GgufFile file = GgufFile.open(path)) {
            WeightSource weights = new GgufLlama(file).weights();
            assertThat(weights.get("model.layers.0.self_attn.q_proj.bias")
                            .toTensor()
                            .floats())
                    .containsExactly(0, 2, 1, 3, 4, 6, 5, 7);
            assertThat(weights.get("model.layers.0.self_attn.k_proj.bias")
                            .toTensor()
                            .floats())
                    .containsExactly(0, 2, 4, 1, 3, 5);
        }
    }

    @Test
    void findsTheParametersOfLlama3sRescalingAgain() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/rope-llama3.gguf"))) {
            GgufLlama llama = new GgufLlama(file);
            assertThat(llama.config())
                    .containsEntry("rope_theta", 500_000.0)
                    .containsEntry(
                            "rope_scaling",
                            Map.of(
                                    "rope_type", "llama3",
                                    "factor", 32.0,
                                    "low_freq_factor", 1.0,
                                    "high_freq_factor", 4.0,
                                    "original_max_position_embeddings", 8192));
            assertThat(llama.weights().names()).as("the divisors are no weight").isEmpty();
        }
    }

    @Test
    void refusesRotaryDivisorsOfAnotherRule() throws IOException {
        byte[] content = Files.readAllBytes(Fixtures.path("gguf/rope-llama3.gguf"));
        // The last divisor, 32, as a half of itself.
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, 16);
        Path path = Files.write(folder.resolve("other.gguf"), content);
        try (GgufFile file = GgufFile.open(path)) {
            GgufLlama llama = new GgufLlama(file);
            assertThatThrownBy(llama::config)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("does not follow Llama 3's rule");
        }
    }

    @Test
    void knowsLinearScalingAndRefusesTheRest() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/llama.gguf"))) {
            Map<String, Object> values = new LinkedHashMap<>(file.metadata().values());
            values.put("llama.rope.scaling.type", "yarn");
            GgufMetadata metadata = new GgufMetadata("yarn.gguf", values);
            assertThatThrownBy(() -> GgufRotary.config(metadata, file.weights()))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("'yarn'");
            values.put("llama.rope.scaling.type", "linear");
            values.put("llama.rope.scaling.factor", 4f);
            assertThat(GgufRotary.config(new GgufMetadata("linear.gguf", values), file.weights()))
                    .containsEntry("rope_scaling", Map.of("rope_type", "linear", "factor", 4.0));
        }
    }
}
