package io.github.visionfromtext.core.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against tokenizers, sentencepiece and llama.cpp; the fixtures are made by {@code tools/fixtures/make_tokenizers.py}. */
class TokenizerParityTest {
    @ParameterizedTest
    @CsvSource({
        "gpt-2, tokenizer.json",
        "gpt-2, vocabulary.gguf",
        "smollm, tokenizer.json",
        "smollm, vocabulary.gguf",
        "llama-bpe, tokenizer.json",
        "llama-bpe, vocabulary.gguf",
        "sentencepiece, tokenizer.json",
        "sentencepiece, vocabulary.gguf"
    })
    void givesTheIdsOfTheOriginal(String name, String file) throws IOException {
        JsonNode golden = Fixtures.json("tokenizers/" + name + "/golden.json");
        try (Tokenizer tokenizer = Tokenizers.open(Fixtures.path("tokenizers/" + name + "/" + file))) {
            assertThat(golden).hasSizeGreaterThan(40);
            for (JsonNode sample : golden) {
                String text = sample.get("text").asText();
                assertThat(tokenizer.encode(text, SpecialTokens.PARSED))
                        .as("<%s>", text)
                        .containsExactly(Fixtures.longs(sample.get("ids")));
                assertThat(tokenizer.encode(text, SpecialTokens.ADDED))
                        .as("<%s> with special tokens", text)
                        .containsExactly(Fixtures.longs(sample.get("with_special")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-2", "smollm", "llama-bpe"})
    void whatWasEncodedIsDecoded(String name) throws IOException {
        try (Tokenizer tokenizer = Tokenizers.open(Fixtures.path("tokenizers/" + name + "/vocabulary.gguf"))) {
            for (JsonNode sample : Fixtures.json("tokenizers/" + name + "/golden.json")) {
                String text = sample.get("text").asText();
                for (SpecialTokens specialTokens : new SpecialTokens[] {SpecialTokens.NONE, SpecialTokens.PARSED}) {
                    assertThat(tokenizer.decode(tokenizer.encode(text, specialTokens), true))
                            .isEqualTo(text);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-2", "smollm", "llama-bpe", "sentencepiece"})
    void bothFormsOfAModelAgreeOnEverythingElse(String name) throws IOException {
        try (Tokenizer json = Tokenizers.open(Fixtures.path("tokenizers/" + name + "/tokenizer.json"));
                Tokenizer gguf = Tokenizers.open(Fixtures.path("tokenizers/" + name + "/vocabulary.gguf"))) {
            assertThat(gguf.vocabularySize()).isEqualTo(json.vocabularySize());
            for (JsonNode sample : Fixtures.json("tokenizers/" + name + "/golden.json")) {
                String text = sample.get("text").asText();
                long[] ids = gguf.encode(text, SpecialTokens.NONE);
                assertThat(json.encode(text, SpecialTokens.NONE)).containsExactly(ids);
                assertThat(json.decode(ids, true)).isEqualTo(gguf.decode(ids, true));
                assertThat(json.decode(ids, false)).isEqualTo(gguf.decode(ids, false));
            }
        }
    }
}
