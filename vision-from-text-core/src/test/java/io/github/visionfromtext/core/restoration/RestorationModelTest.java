package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.restoration.RestorationModel.Adapter;
import io.github.visionfromtext.core.restoration.RestorationModel.Autoencoder;
import io.github.visionfromtext.core.restoration.RestorationModel.LanguageModel;
import org.junit.jupiter.api.Test;

/** Models that do not belong together are refused by a message that says which, why, and what to do. */
class RestorationModelTest {
    private final LanguageModel languageModel = TinyRestoration.languageModel(1);
    private final Autoencoder autoencoder = TinyRestoration.autoencoder(1);
    private final Adapter adapter = TinyRestoration.adapter(TinyRestoration.PLAIN);

    private void assertRefused(Adapter wrong, String... problem) {
        assertRefused(languageModel, autoencoder, wrong, problem);
    }

    private static void assertRefused(
            LanguageModel languageModel, Autoencoder autoencoder, Adapter adapter, String... problem) {
        assertThatThrownBy(() -> new RestorationModel(languageModel, autoencoder, adapter))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("'denoise'")
                .hasMessageContainingAll(problem)
                .hasMessageMatching("(?s).*(rain|take another copy).*");
    }

    /** The adapter, said to have other layers. */
    private Adapter withLayers(int visualTokens, int features, int hiddenSize) {
        AdapterConfig layers = new AdapterConfig(
                visualTokens, features, 3, hiddenSize, 1, false, AdapterConfig.Skip.NONE, false, false);
        AdapterSpec spec = AdapterSpec.of("denoise", layers, TinyRestoration.CONVERSATION, languageModel, autoencoder);
        return new Adapter(spec, adapter.weights());
    }

    @Test
    void whatBelongsTogetherIsAccepted() {
        assertThatCode(() -> new RestorationModel(languageModel, autoencoder, adapter))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherHiddenSize() {
        assertRefused(withLayers(10, 6, 20), "tiny-llama", "hidden size", "is 16, expected 20");
    }

    @Test
    void anotherNumberOfVisualTokens() {
        assertRefused(withLayers(65, 6, 16), "tiny-mae", "number of visual tokens", "is 10, expected 65");
    }

    @Test
    void anotherWidthOfVisualTokens() {
        assertRefused(withLayers(10, 8, 16), "tiny-mae", "width of visual tokens", "is 6, expected 8");
    }

    @Test
    void anAbsurdSizeIsAMismatchLikeAnyOther() {
        assertRefused(withLayers(10, 6, Integer.MAX_VALUE), "hidden size", "expected 2147483647");
    }

    @Test
    void aLanguageModelOfTheSameShapeWithOtherWeights() {
        LanguageModel other = TinyRestoration.languageModel(7);
        assertThat(other.fingerprint()).isNotEqualTo(languageModel.fingerprint());
        assertRefused(
                other, autoencoder, adapter, "tiny-llama", "fingerprint of the language model", other.fingerprint());
    }

    @Test
    void anAutoencoderOfTheSameShapeWithOtherWeights() {
        Autoencoder other = TinyRestoration.autoencoder(7);
        assertThat(other.fingerprint()).isNotEqualTo(autoencoder.fingerprint());
        assertRefused(languageModel, other, adapter, "tiny-mae", "fingerprint of the autoencoder", other.fingerprint());
    }

    @Test
    void aWordTheLanguageModelDoesNotHave() {
        Conversation foreign =
                new Conversation(new long[] {1}, new long[] {4}, new long[] {7, 40}, new long[] {2}, new long[] {6}, 3);
        AdapterSpec spec = AdapterSpec.of("denoise", TinyRestoration.PLAIN, foreign, languageModel, autoencoder);
        assertRefused(new Adapter(spec, adapter.weights()), "token 40", "vocabulary of 40");
    }
}
