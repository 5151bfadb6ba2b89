package io.github.visionfromtext.core.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.checkpoint.SmolLm2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against tokenizers and llama.cpp; the fixtures are made by {@code tools/fixtures/make_smollm2.py}. */
class SmolLm2TokenizerTest {
    @TempDir
    Path folder;

    @Test
    void tokenizerJsonGivesTheGoldenIds() throws IOException {
        try (Tokenizer tokenizer = Tokenizers.open(tokenizerJson())) {
            assertGolden(tokenizer);
        }
    }

    @Test
    @Tag("checkpoint")
    void ggufGivesTheGoldenIds() throws IOException {
        try (Checkpoint checkpoint = Checkpoints.open(SmolLm2.path());
                Tokenizer tokenizer = Tokenizers.of(checkpoint)) {
            assertGolden(tokenizer);
            assertThat(tokenizer.vocabularySize()).isEqualTo(49_152);
            assertThat(tokenizer.beginOfText()).hasValue(1);
            assertThat(tokenizer.endOfText()).hasValue(2);
            assertThat(tokenizer.chatTemplate().orElseThrow()).contains("<|im_start|>");
            assertThat(tokenizer.encode("a", SpecialTokens.ADDED))
                    .as("add_bos_token is false")
                    .hasSize(1);
        }
    }

    private static void assertGolden(Tokenizer tokenizer) throws IOException {
        JsonNode golden = Fixtures.json("smollm2/golden.json");
        assertThat(golden.get("tokenizer")).hasSizeGreaterThan(40);
        for (JsonNode sample : golden.get("tokenizer")) {
            assertThat(tokenizer.encode(sample.get("text").asText(), SpecialTokens.PARSED))
                    .as(sample.get("text").asText())
                    .containsExactly(Fixtures.longs(sample.get("ids")));
        }
        for (JsonNode prompt : golden.get("prompts")) {
            assertThat(tokenizer.decode(Fixtures.longs(prompt.get("generated_ids")), true))
                    .isEqualTo(prompt.get("generated_text").asText());
        }
    }

    private Path tokenizerJson() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        try (InputStream packed = Files.newInputStream(Fixtures.path("smollm2/tokenizer.json.gz"));
                InputStream content = new GZIPInputStream(packed)) {
            Files.copy(content, file);
        }
        return file;
    }
}
