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
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code llama.gguf} holds the weights of {@code llama/sharded-bfloat16} as llama.cpp's converter stores them. */
class GgufLlamaTest {
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
    void refusesAnotherArchitecture() {
        try (GgufFile file = GgufFile.open(Fixtures.path("gguf/metadata.gguf"))) {
            GgufLlama llama = new GgufLlama(file);
            assertThatThrownBy(llama::config)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("llama.embedding_length")
                    .hasMessageContaining("missing");
        }
    }
}
