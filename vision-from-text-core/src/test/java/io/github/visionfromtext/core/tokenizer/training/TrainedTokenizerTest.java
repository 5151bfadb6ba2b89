package io.github.visionfromtext.core.tokenizer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.tokenizer.SpecialTokens;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned here is read by HuggingFace's tokenizers, which give the ids that training saw. */
class TrainedTokenizerTest {
    private static final String TEXT = "The cat sat on the mat. na\u00efve  caf\u00e9\n\tthe end, it's 12 o'clock";

    @TempDir
    private Path folder;

    @Test
    void fileGivesTheIdsOfTraining() {
        BpeVocabulary vocabulary =
                BpeTrainer.train(List.of(TEXT, "the theory of the cat"), 280, List.of("<|endoftext|>"));
        vocabulary.writeTokenizerJson(folder.resolve("tokenizer.json"));
        try (Tokenizer tokenizer = Tokenizers.open(folder)) {
            assertThat(tokenizer.encode(TEXT, SpecialTokens.NONE)).isEqualTo(new BpeEncoder(vocabulary).encode(TEXT));
            assertThat(tokenizer.decode(tokenizer.encode(TEXT, SpecialTokens.NONE), true))
                    .isEqualTo(TEXT);
            assertThat(tokenizer.idOf("<|endoftext|>")).hasValue(0);
        }
    }
}
