package io.github.visionfromtext.core.tokenizer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.tokenizer.training.BpeVocabulary.Merge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeTrainerTest {
    private static final String END = "<|endoftext|>";

    @TempDir
    Path folder;

    private static InputStream fixture(String name) {
        return Objects.requireNonNull(BpeTrainerTest.class.getResourceAsStream("/fixtures/bpe/" + name));
    }

    private static String text() throws IOException {
        try (InputStream stream = fixture("text.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void learnsAndEncodesAsHuggingFaceDoes() throws IOException {
        JsonNode expected = new ObjectMapper().readTree(fixture("vocabulary.json"));
        BpeVocabulary vocabulary = BpeTrainer.train(List.of(text()), 700, List.of(END));
        List<String> tokens = new ArrayList<>();
        expected.get("tokens").forEach(token -> tokens.add(token.asText()));
        List<Merge> merges = new ArrayList<>();
        expected.get("merges")
                .forEach(merge ->
                        merges.add(new Merge(merge.get(0).asText(), merge.get(1).asText())));
        assertThat(vocabulary.merges()).isEqualTo(merges);
        assertThat(vocabulary.tokens()).isEqualTo(tokens);
        List<Long> ids = new ArrayList<>();
        expected.get("ids").forEach(id -> ids.add(id.asLong()));
        assertThat(new BpeEncoder(vocabulary).encode(text())).containsExactly(ids.toArray(Long[]::new));
    }

    @Test
    void stopsWhenNoPairOccursTwice() {
        BpeVocabulary vocabulary = BpeTrainer.train(List.of("abab cd"), 1000, List.of(END));
        assertThat(vocabulary.merges()).containsExactly(new Merge("a", "b"));
        assertThat(vocabulary.tokens()).hasSize(1 + 256 + 1).startsWith(END).endsWith("ab");
    }

    @Test
    void writesWhatTokenizersRead() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        BpeTrainer.train(List.of("abab"), 300, List.of(END)).writeTokenizerJson(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/model/vocab/" + END).asInt()).isZero();
        assertThat(json.at("/model/vocab/ab").asInt()).isEqualTo(257);
        assertThat(json.at("/model/merges/0").asText()).isEqualTo("a b");
        assertThat(json.at("/added_tokens/0/content").asText()).isEqualTo(END);
        assertThat(json.at("/pre_tokenizer/type").asText()).isEqualTo("ByteLevel");
    }

    @Test
    void aVocabularyWithoutRoomForBytesIsRefused() {
        assertThatThrownBy(() -> BpeTrainer.train(List.of("a"), 256, List.of(END)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("256");
    }
}
