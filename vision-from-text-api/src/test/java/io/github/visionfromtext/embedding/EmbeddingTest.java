package io.github.visionfromtext.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    @Test
    void cosineSeesDirectionsOnly() {
        Embedding east = Embedding.of(3, 0);
        assertThat(east.cosine(Embedding.of(0.01f, 0.01f))).isCloseTo(Math.sqrt(0.5), within(1e-7));
        assertThat(east.cosine(Embedding.of(-7, 0))).isEqualTo(-1);
        assertThat(east.cosine(Embedding.of(0, 5))).isZero();
        assertThat(east.cosine(east)).isEqualTo(1);
    }

    @Test
    void normalisesToLengthOne() {
        Embedding vector = Embedding.of(3, 4);
        assertThat(vector.norm()).isEqualTo(5);
        assertThat(vector.normalized()).isEqualTo(Embedding.of(0.6f, 0.8f));
        assertThat(vector.dimension()).isEqualTo(2);
    }

    /** The order matters: CLOSE averages first and normalises then, so long vectors weigh more. */
    @Test
    void averagesVectorsAsTheyAre() {
        assertThat(Embedding.mean(List.of(Embedding.of(10, 0), Embedding.of(0, 2))))
                .isEqualTo(Embedding.of(5, 1));
    }

    @Test
    void keepsItsOwnCopy() {
        float[] values = {1, 2};
        Embedding embedding = Embedding.of(values);
        values[0] = 9;
        embedding.toArray()[1] = 9;
        assertThat(embedding).isEqualTo(Embedding.of(1, 2)).hasSameHashCodeAs(Embedding.of(1, 2));
    }

    @Test
    void refusesVectorsWithoutADirection() {
        assertThatThrownBy(() -> Embedding.of(0, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Embedding.of()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Embedding.of(1, Float.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Embedding.mean(List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Embedding.mean(List.of(Embedding.of(1, 0), Embedding.of(-1, 0))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesVectorsOfDifferentSpaces() {
        assertThatThrownBy(() -> Embedding.of(1, 2).cosine(Embedding.of(1, 2, 3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3 and 2");
        assertThatThrownBy(() -> Embedding.mean(List.of(Embedding.of(1), Embedding.of(1, 2))))
                .isInstanceOf(InvalidInputException.class);
    }
}
