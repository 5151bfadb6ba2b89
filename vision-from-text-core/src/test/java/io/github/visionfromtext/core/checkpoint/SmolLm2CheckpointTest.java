package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("checkpoint")
class SmolLm2CheckpointTest {
    @Test
    void isTheFileTheFixturesWereMadeFrom() throws IOException {
        try (Checkpoint checkpoint = Checkpoints.open(SmolLm2.path())) {
            assertThat(checkpoint.sha256())
                    .isEqualTo(
                            Fixtures.json("smollm2/golden.json").get("sha256").asText());
        }
    }

    @Test
    void hasEveryTensorOfItsConfiguration() {
        try (Checkpoint checkpoint = Checkpoints.open(SmolLm2.path())) {
            ModelConfig config = checkpoint.config();
            assertThat(config.flag("tie_word_embeddings", false)).isTrue();
            assertThat(config.number("rope_theta")).isEqualTo(100_000);
            assertThat(config.number("rms_norm_eps")).isEqualTo(1e-5);
            int layers = config.integer("num_hidden_layers");
            assertThat(checkpoint.weights().names()).hasSize(2 + 9 * layers);
            long parameters = 0;
            for (String name : checkpoint.weights().names()) {
                WeightTensor tensor = checkpoint.weights().get(name);
                boolean finite = true;
                for (float value : tensor.toTensor().floats()) {
                    finite &= Float.isFinite(value);
                }
                assertThat(finite).as(name).isTrue();
                parameters += tensor.elementCount();
            }
            assertThat(parameters).isEqualTo(134_515_008);
        }
    }
}
