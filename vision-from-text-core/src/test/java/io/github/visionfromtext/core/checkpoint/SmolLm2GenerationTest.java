package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.GenerationOptions;
import io.github.visionfromtext.core.model.llama.LlamaConfigReader;
import io.github.visionfromtext.core.model.llama.LlamaGenerator;
import io.github.visionfromtext.core.tokenizer.SpecialTokens;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a GGUF file and a text to the words transformers continues it with. Takes a minute in plain Java. */
@Tag("checkpoint")
class SmolLm2GenerationTest {
    @Test
    void continuesATextAsTransformersDoes() throws IOException {
        JsonNode prompts = Fixtures.json("smollm2/golden.json").get("prompts");
        assertThat(prompts).hasSize(3);
        try (Checkpoint checkpoint = Checkpoints.open(SmolLm2.path());
                Tokenizer tokenizer = Tokenizers.of(checkpoint);
                Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                LlamaGenerator generator = LlamaGenerator.load(
                        backend,
                        LlamaConfigReader.read(checkpoint.config()),
                        checkpoint.weights(),
                        WeightFormat.FLOAT64,
                        Provenance.EMPTY)) {
            for (JsonNode prompt : prompts) {
                long[] ids = tokenizer.encode(prompt.get("text").asText(), SpecialTokens.PARSED);
                assertThat(ids).containsExactly(Fixtures.longs(prompt.get("ids")));
                long[] generated =
                        generator.generate(ids, GenerationOptions.of(32)).tokens();
                assertThat(generated).containsExactly(Fixtures.longs(prompt.get("generated_ids")));
                assertThat(tokenizer.decode(generated, true))
                        .isEqualTo(prompt.get("generated_text").asText());
            }
        }
    }
}
