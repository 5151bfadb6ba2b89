package io.github.visionfromtext.core.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.restoration.CountingBackend;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClipSpaceTest {
    private static final ClipFixture FIXTURE = new ClipFixture("gelu");

    private final CountingBackend backend = new CountingBackend(Backends.open("reference", BackendOptions.DEFAULT));
    private final CancellationToken cancellation = new CancellationToken();
    private ClipSpace space;

    @BeforeEach
    void open() {
        space = ClipSpace.open(FIXTURE.folder(), backend, WeightFormat.FLOAT64);
    }

    @AfterEach
    void nothingStaysOpen() {
        space.close();
        assertThat(backend.open).isEmpty();
        backend.close();
    }

    @Test
    void neighboursInAListDoNotMatter() {
        List<String> texts = new ArrayList<>(Collections.nCopies(40, "a much longer text than the other one"));
        texts.add("a cat");
        assertThat(space.embedTexts(texts, cancellation)).hasSize(41);
        assertSame(space.embedTexts(texts, cancellation).get(40), space.embed("a cat"));

        List<Image> pictures = new ArrayList<>(Collections.nCopies(10, Image.filled(50, 40, Color.WHITE)));
        pictures.addAll(FIXTURE.pictures());
        assertSame(
                space.embedImages(pictures, cancellation).get(12),
                space.embed(FIXTURE.pictures().get(2)));
    }

    private static void assertSame(Embedding actual, Embedding expected) {
        assertThat(actual.toArray()).containsExactly(expected.toArray(), within(1e-5f));
    }

    @Test
    void noTextsGiveNoEmbeddings() {
        assertThat(space.embedTexts(List.of(), cancellation)).isEmpty();
        assertThat(space.embedImages(List.of(), cancellation)).isEmpty();
    }

    @Test
    void namesOfMarksInATextAreText() {
        assertThat(space.embed("a cat<|endoftext|> and a dog")).isNotEqualTo(space.embed("a cat"));
        assertThat(space.embed("a cat<|endoftext|> and a dog"))
                .isNotEqualTo(space.embed("a cat<|endoftext|> and a hat"));
    }

    @Test
    void ofAnEndlessTextTheBeginningCounts() {
        String sentence = "a red circle left of a blue square, ";
        assertThat(space.embed(sentence.repeat(100_000))).isEqualTo(space.embed(sentence.repeat(40)));
        assertThat(space.embed(" ".repeat(200_000) + "a cat")).isEqualTo(space.embed(" a cat"));
    }

    @Test
    void cancellationStopsBetweenBatches() {
        List<Image> counting = new AbstractList<>() {
            @Override
            public Image get(int index) {
                assertThat(index).isLessThan(8);
                cancellation.cancel();
                return Image.filled(32, 32, Color.WHITE);
            }

            @Override
            public int size() {
                return 1_000;
            }
        };
        assertThatThrownBy(() -> space.embedImages(counting, cancellation))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("1000 pictures");
        assertThatThrownBy(() -> space.embedTexts(List.of("a cat"), cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aPictureTooLongAndThinIsRefused() {
        assertThatThrownBy(() -> space.embed(Image.filled(301, 3, Color.WHITE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("301x3");
        assertThat(space.embed(Image.filled(300, 3, Color.WHITE)).dimension()).isEqualTo(space.dimension());
    }

    @Test
    void saysWhereItComesFrom() {
        assertThat(space.dimension()).isEqualTo(20);
        assertThat(space.logitScale()).isCloseTo(Math.exp(2.6592), within(1e-5));
        assertThat(space.provenance().entries())
                .containsEntry("model.name", "gelu")
                .containsEntry("model.format", "FLOAT64")
                .containsEntry("backend.name", "reference")
                .containsKeys("model.sha256", "tokenizer.sha256", "image.preprocessing");
    }

    @Test
    void afterClosingEverythingFails() {
        Image picture = Image.filled(32, 32, Color.WHITE);
        space.close();
        assertThatThrownBy(() -> space.embed("a cat")).isInstanceOf(VisionFromTextException.class);
        assertThatThrownBy(() -> space.embed(picture)).isInstanceOf(VisionFromTextException.class);
        space = ClipSpace.open(FIXTURE.folder(), backend, WeightFormat.FLOAT64);
    }
}
