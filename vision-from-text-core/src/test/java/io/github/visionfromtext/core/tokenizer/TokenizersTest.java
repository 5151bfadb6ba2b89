package io.github.visionfromtext.core.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.checkpoint.ContentHash;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizersTest {
    private static final Path SMOLLM = Fixtures.path("tokenizers/smollm/tokenizer.json");

    @TempDir
    Path folder;

    @Test
    void specialTokensAreTextUnlessAskedFor() {
        try (Tokenizer tokenizer = Tokenizers.open(SMOLLM)) {
            long start = tokenizer.idOf("<|im_start|>").orElseThrow();
            assertThat(tokenizer.encode("<|im_start|>", SpecialTokens.PARSED)).containsExactly(start);
            assertThat(tokenizer.encode("<|im_start|>", SpecialTokens.NONE))
                    .hasSizeGreaterThan(1)
                    .doesNotContain(start);
        }
    }

    @Test
    void specialTokensAreAddedOnlyWhenAskedFor() {
        try (Tokenizer tokenizer = Tokenizers.open(Fixtures.path("tokenizers/sentencepiece/vocabulary.gguf"))) {
            long begin = tokenizer.beginOfText().orElseThrow();
            assertThat(tokenizer.encode("a", SpecialTokens.ADDED)).startsWith(begin);
            assertThat(tokenizer.encode("a", SpecialTokens.PARSED)).doesNotContain(begin);
            assertThat(tokenizer.encode("a", SpecialTokens.NONE)).doesNotContain(begin);
        }
    }

    @Test
    void addedTokensKeepTheirIdsWhenSpecialOnesAreHidden() throws IOException {
        // Neither is known to the model, so ids follow from the order in the list.
        Path file = edited(
                "\"added_tokens\":[",
                "\"added_tokens\":[" + added(600, "<special>", true) + "," + added(601, "<word>", false) + ",");
        try (Tokenizer tokenizer = Tokenizers.open(file)) {
            assertThat(tokenizer.encode("<word>", SpecialTokens.PARSED)).containsExactly(601);
            assertThat(tokenizer.encode("<word>", SpecialTokens.NONE)).containsExactly(601);
            assertThat(tokenizer.encode("<special>", SpecialTokens.PARSED)).containsExactly(600);
            assertThat(tokenizer.encode("<special>", SpecialTokens.NONE)).hasSizeGreaterThan(1);
            assertThat(tokenizer.vocabularySize()).isEqualTo(602);
        }
    }

    @Test
    void nothingIsTruncatedOrPadded() throws IOException {
        String truncation = "{\"direction\":\"Right\",\"max_length\":4,\"strategy\":\"LongestFirst\",\"stride\":0}";
        String padding = "{\"strategy\":{\"Fixed\":64},\"direction\":\"Right\",\"pad_to_multiple_of\":null,"
                + "\"pad_id\":0,\"pad_type_id\":0,\"pad_token\":\"<|endoftext|>\"}";
        Path file = edited(
                "\"truncation\":null,\"padding\":null", "\"truncation\":" + truncation + ",\"padding\":" + padding);
        try (Tokenizer tokenizer = Tokenizers.open(file)) {
            assertThat(tokenizer.encode("a", SpecialTokens.ADDED)).hasSize(1);
            assertThat(tokenizer.encode("1".repeat(3000), SpecialTokens.ADDED)).hasSize(3000);
            assertThat(tokenizer.encode("1".repeat(3000), SpecialTokens.NONE)).hasSize(3000);
        }
    }

    @Test
    void decodesWithOrWithoutSpecialTokens() {
        try (Tokenizer tokenizer = Tokenizers.open(SMOLLM)) {
            long[] ids = tokenizer.encode("<|im_start|>hi<|im_end|>", SpecialTokens.PARSED);
            assertThat(tokenizer.decode(ids, true)).isEqualTo("<|im_start|>hi<|im_end|>");
            assertThat(tokenizer.decode(ids, false)).isEqualTo("hi");
        }
    }

    @Test
    void refusesIdsOutsideTheVocabulary() {
        try (Tokenizer tokenizer = Tokenizers.open(SMOLLM)) {
            for (long id : new long[] {-1, tokenizer.vocabularySize(), 1L << 32, Long.MIN_VALUE}) {
                assertThatThrownBy(() -> tokenizer.decode(new long[] {id}, true))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining(Long.toString(id));
            }
        }
    }

    @Test
    void aLoneSurrogateBecomesTheReplacementCharacter() {
        try (Tokenizer tokenizer = Tokenizers.open(SMOLLM)) {
            assertThat(tokenizer.encode("a\ud83dz\udc00", SpecialTokens.NONE))
                    .containsExactly(tokenizer.encode("a\ufffdz\ufffd", SpecialTokens.NONE));
        }
    }

    @Test
    void readsMarksFromTheFilesBeside() throws IOException {
        Files.copy(SMOLLM, folder.resolve("tokenizer.json"));
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"bos_token\": {\"content\": \"<|im_start|>\"}, \"chat_template\": \"{{ messages }}\"}");
        Files.writeString(folder.resolve("special_tokens_map.json"), "{\"eos_token\": \"<|im_end|>\"}");
        try (Tokenizer tokenizer = Tokenizers.open(folder)) {
            assertThat(tokenizer.beginOfText()).isEqualTo(tokenizer.idOf("<|im_start|>"));
            assertThat(tokenizer.endOfText()).isEqualTo(tokenizer.idOf("<|im_end|>"));
            assertThat(tokenizer.chatTemplate()).hasValue("{{ messages }}");
        }
    }

    @Test
    void readsTheTemplateOfSeveralThatIsTheDefault() throws IOException {
        Files.copy(SMOLLM, folder.resolve("tokenizer.json"));
        Path config = folder.resolve("tokenizer_config.json");
        Files.writeString(
                config,
                "{\"chat_template\": [{\"name\": \"rag\", \"template\": \"R\"}, {\"name\": \"default\", \"template\": \"D\"}]}");
        try (Tokenizer tokenizer = Tokenizers.open(folder)) {
            assertThat(tokenizer.chatTemplate()).hasValue("D");
        }
        Files.writeString(folder.resolve("chat_template.jinja"), "J");
        try (Tokenizer tokenizer = Tokenizers.open(folder)) {
            assertThat(tokenizer.chatTemplate()).hasValue("J");
            assertThat(tokenizer.beginOfText()).isEmpty();
        }
    }

    @Test
    void opensTheTokenizerOfACheckpoint() throws IOException {
        Files.copy(Fixtures.path("llama/multi-head/model.safetensors"), folder.resolve("model.safetensors"));
        Files.copy(SMOLLM, folder.resolve("tokenizer.json"));
        try (Checkpoint checkpoint = Checkpoints.open(folder);
                Tokenizer tokenizer = Tokenizers.of(checkpoint);
                Tokenizer beside = Tokenizers.open(folder.resolve("model.safetensors"))) {
            assertThat(tokenizer.vocabularySize()).isEqualTo(600);
            assertThat(beside.sha256())
                    .isEqualTo(tokenizer.sha256())
                    .isEqualTo(ContentHash.of(Files.readAllBytes(SMOLLM)));
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        refuses(folder, "put the model's tokenizer.json there");
        Files.writeString(folder.resolve("tokenizer.model"), "sentencepiece");
        refuses(folder, "AutoTokenizer");
        refuses(Fixtures.path("gguf/llama.gguf"), "holds no vocabulary");
    }

    @Test
    void isUsedByManyThreadsAtOnce() {
        try (Tokenizer tokenizer = Tokenizers.open(SMOLLM)) {
            String text = "The quick brown fox jumps over the lazy dog.";
            long[] expected = tokenizer.encode(text, SpecialTokens.NONE);
            assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> tokenizer.encode(text, SpecialTokens.NONE)))
                    .allSatisfy(ids -> assertThat(ids).containsExactly(expected));
        }
    }

    @Test
    void failsAfterItWasClosedAndClosesTwice() {
        Tokenizer tokenizer = Tokenizers.open(SMOLLM);
        tokenizer.close();
        tokenizer.close();
        for (SpecialTokens specialTokens : SpecialTokens.values()) {
            assertThatThrownBy(() -> tokenizer.encode("a", specialTokens))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("closed");
        }
    }

    private Path edited(String from, String to) throws IOException {
        String json = Files.readString(SMOLLM);
        assertThat(json).contains(from);
        return Files.writeString(folder.resolve("tokenizer.json"), json.replace(from, to));
    }

    private static String added(int id, String content, boolean special) {
        return "{\"id\":" + id + ",\"content\":\"" + content + "\",\"single_word\":false,\"lstrip\":false,"
                + "\"rstrip\":false,\"normalized\":false,\"special\":" + special + "}";
    }

    private static void refuses(Path location, String expected) {
        assertThatThrownBy(() -> Tokenizers.open(location).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(location.toString())
                .hasMessageContaining(expected);
    }
}
