package io.github.visionfromtext.core.checkup.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameRanksTest {
    private static final List<String> NAMES = List.of("cat", "dog", "house", "sun");

    /** Points on a quarter circle, by their angle in degrees; a picture's angle is its brightness. */
    private static final class Angles implements ContrastiveEmbeddingSpace {
        private static final Map<String, Integer> PLACES =
                Map.of("cat", 0, "dog", 10, "house", 60, "sun", 90, "kitten", 3, "cottage", 58, "wolf", 12);

        private static Embedding at(double degrees) {
            double turn = Math.toRadians(degrees);
            return Embedding.of((float) Math.cos(turn), (float) Math.sin(turn));
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double logitScale() {
            return 100;
        }

        @Override
        public List<Embedding> embedTexts(List<String> texts, CancellationToken cancellation) {
            return texts.stream().map(text -> at(PLACES.get(text))).toList();
        }

        @Override
        public List<Embedding> embedImages(List<Image> images, CancellationToken cancellation) {
            return images.stream().map(image -> at(90 * image.at(0, 0, 0))).toList();
        }

        @Override
        public Provenance provenance() {
            return Provenance.EMPTY;
        }

        @Override
        public void close() {}
    }

    private static Image picture(double degrees) {
        return Image.generate(1, 1, (x, y, channel) -> (float) (degrees / 90));
    }

    private final NameRanks ranks = new NameRanks(new Angles(), NAMES, new CancellationToken());

    @Test
    void answersAreRankedByTheirNearnessToTheTrueName() {
        assertThat(ranks.ofAnswer("kitten", "cat")).isEqualTo(new Fidelity(100, 1));
        assertThat(ranks.ofAnswer("kitten", "dog").rank()).isEqualTo(2);
        assertThat(ranks.ofAnswer("cottage", "cat")).isEqualTo(new Fidelity(0, 4));
    }

    @Test
    void drawingsAreRankedWithoutTheModel() {
        assertThat(ranks.ofDrawing(picture(50), "house").rank()).isEqualTo(1);
        assertThat(ranks.ofDrawing(picture(50), "sun").rank()).isEqualTo(2);
        assertThat(ranks.ofDrawing(picture(4), "sun")).isEqualTo(new Fidelity(0, 4));
    }

    @Test
    void answersCompeteWithTheNamesForTheDrawing() {
        assertThat(ranks.ofAnswerToDrawing("dog", picture(4))).isEqualTo(Fidelity.of(new float[] {2, 1, 0, -1}, 1));
        assertThat(ranks.ofAnswerToDrawing("wolf", picture(8))).isEqualTo(new Fidelity(75, 2));
        assertThat(ranks.ofAnswerToDrawing("kitten", picture(2)).rank()).isEqualTo(1);
    }

    @Test
    void namesMustBeKnownAndDifferent() {
        assertThatThrownBy(() -> ranks.ofAnswer("cat", "kitten")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new NameRanks(new Angles(), List.of("cat", "cat"), new CancellationToken()))
                .isInstanceOf(InvalidInputException.class);
    }
}
