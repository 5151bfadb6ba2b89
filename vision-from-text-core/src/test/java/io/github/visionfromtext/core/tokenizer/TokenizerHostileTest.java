package io.github.visionfromtext.core.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.checkpoint.gguf.GgufFile;
import io.github.visionfromtext.core.checkpoint.gguf.GgufMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that are cut short, lie, or were made to do harm. */
class TokenizerHostileTest {
    private static final Path JSON = Fixtures.path("tokenizers/smollm/tokenizer.json");

    @TempDir
    Path folder;

    @Test
    void whatIsNoTokenizer() throws IOException {
        refuses("", "expected a JSON object");
        refuses("[]", "expected a JSON object");
        refuses("{}", "model.vocab");
        refuses("{\"model\": {\"vocab\": 3}}", "model.vocab");
        refuses("{\"model\": {\"vocab\": {\"a\": -1}}}", "id -1");
        refuses("{\"model\": {\"vocab\": {\"a\": 1e99}}}", "id 1.0E99");
        refuses("{\"model\": {\"vocab\": {\"a\": 0, \"a\": 1}}}", "Duplicate field 'a'");
        refuses("{\"model\": {\"vocab\": {}}, \"added_tokens\": [[]]}", "added_tokens");
        refuses("{\"model\": {\"type\": \"Quantum\", \"vocab\": {}}}", "does not accept");
        refuses("{\"a\":".repeat(100_000), "nesting depth");
    }

    @Test
    void truncation() throws IOException {
        String whole = Files.readString(JSON);
        for (int length = 0; length < whole.length() - 1; length += 97) {
            refuses(whole.substring(0, length), "tokenizer.json");
        }
    }

    @Test
    void mutatedDefinitionsAreRefusedOrWork() throws IOException {
        byte[] whole = Files.readAllBytes(JSON);
        Random random = new Random(901);
        Path file = folder.resolve("tokenizer.json");
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] mutated = whole.clone();
            for (int flip = 0; flip < 1 + round % 3; flip++) {
                mutated[random.nextInt(mutated.length)] = (byte) (' ' + random.nextInt(95));
            }
            Files.write(file, mutated);
            try (Tokenizer tokenizer = Tokenizers.open(file)) {
                assertThat(tokenizer.encode("Hello <|im_end|> 42", SpecialTokens.ADDED))
                        .isNotNull();
            } catch (CheckpointException e) {
                assertThat(e).hasMessageContaining("tokenizer.json");
                refused++;
            }
        }
        assertThat(refused)
                .as("a third and more of such changes break the JSON or a merge")
                .isGreaterThan(100);
    }

    @Test
    void ggufVocabulariesThatMakeNoSense() {
        refuses(vocabulary("smollm", "tokenizer.ggml.tokens", null), "tokenizer.ggml.tokens");
        refuses(vocabulary("smollm", "tokenizer.ggml.merges", null), "tokenizer.ggml.merges");
        refuses(vocabulary("smollm", "tokenizer.ggml.model", "bert"), "'bert'");
        refuses(vocabulary("smollm", "tokenizer.ggml.pre", "command-r"), "'command-r'");
        refuses(vocabulary("smollm", "tokenizer.ggml.bos_token_id", 1L << 40), "bos_token_id");
        refuses(vocabulary("smollm", "tokenizer.ggml.eos_token_id", -1L), "eos_token_id");
        refuses(vocabulary("smollm", "tokenizer.ggml.tokens", "text"), "expected an array of strings");
        refuses(vocabulary("sentencepiece", "tokenizer.ggml.scores", null), "tokenizer.ggml.scores");
    }

    @Test
    void arraysOfDifferentLengths() {
        Map<String, Object> other = values("sentencepiece", "unused", null);
        for (String key : List.of("tokenizer.ggml.token_type", "tokenizer.ggml.scores")) {
            Map<String, Object> values = values("sentencepiece", key, other.get(key));
            values.put("tokenizer.ggml.tokens", values("smollm", "unused", null).get("tokenizer.ggml.tokens"));
            values.remove(key.endsWith("scores") ? "tokenizer.ggml.token_type" : "unused");
            refuses(new GgufMetadata("hostile.gguf", values), "entries for 600 tokens");
        }
    }

    @Test
    void mergesOfUnknownTokens() {
        Object tokens = values("sentencepiece", "x", null).get("tokenizer.ggml.tokens");
        Map<String, Object> values = values("smollm", "tokenizer.ggml.token_type", null);
        values.put("tokenizer.ggml.tokens", tokens);
        values.remove("tokenizer.ggml.bos_token_id");
        refuses(new GgufMetadata("hostile.gguf", values), "does not accept");
    }

    private static Map<String, Object> values(String fixture, String key, Object value) {
        try (GgufFile file = GgufFile.open(Fixtures.path("tokenizers/" + fixture + "/vocabulary.gguf"))) {
            Map<String, Object> values = new LinkedHashMap<>(file.metadata().values());
            values.put(key, value);
            values.values().removeIf(java.util.Objects::isNull);
            return values;
        }
    }

    private static GgufMetadata vocabulary(String fixture, String key, Object value) {
        return new GgufMetadata("hostile.gguf", values(fixture, key, value));
    }

    private static void refuses(GgufMetadata metadata, String expected) {
        assertThatThrownBy(() -> Tokenizers.of(metadata).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("hostile.gguf")
                .hasMessageContaining(expected);
    }

    private void refuses(String json, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), json);
        assertThatThrownBy(() -> Tokenizers.open(file).close())
                .as(json.substring(0, Math.min(80, json.length())))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("tokenizer.json")
                .hasMessageContaining(expected);
    }
}
