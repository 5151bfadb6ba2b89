package io.github.visionfromtext.core.checkup.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.metrics.CosineDistance;
import io.github.visionfromtext.core.metrics.PictureFeatures;
import io.github.visionfromtext.core.metrics.SpaceFeatures;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiversityTest {
    private static final Image RED = Image.filled(2, 2, new Color(1, 0, 0));
    private static final Image GREEN = Image.filled(2, 2, new Color(0, 1, 0));
    private static final Image BLUE = Image.filled(2, 2, new Color(0, 0, 1));

    private static Diversity diversity(List<List<Image>> byConcept) {
        return Diversity.of(byConcept, new CosineDistance(new ColourSpace()), 0, new CancellationToken());
    }

    @Test
    void conceptsCountAlikeHoweverManyDrawingsTheyHave() {
        // Pairs of the first concept: 0, 1, 1; of the second: 1.
        Diversity diversity = diversity(List.of(List.of(RED, RED, GREEN), List.of(BLUE, GREEN), List.of(RED)));
        assertThat(diversity.distance()).isEqualTo("cosine");
        assertThat(diversity.mean().value()).isCloseTo((2 / 3.0 + 1) / 2, within(1e-9));
        assertThat(diversity.mean().count()).isEqualTo(2);
        assertThat(diversity.pairs()).isEqualTo(4);
    }

    @Test
    void ofSingleDrawingsThereIsNone() {
        assertThat(diversity(List.of(List.of(RED), List.of())).mean().value()).isNaN();
    }

    @Test
    void realismIsTheFrechetDistanceOfAsManyPictures() {
        List<Image> drawings = List.of(RED, GREEN, BLUE);
        PictureFeatures features = new SpaceFeatures(new ColourSpace());
        Realism same = Realism.of(drawings, List.of(BLUE, RED, GREEN), features, new CancellationToken());
        assertThat(same.distance()).isCloseTo(0, within(1e-4));
        assertThat(same.count()).isEqualTo(3);
        assertThat(same.features()).isEqualTo(SpaceFeatures.NAME);
        Realism other = Realism.of(drawings, List.of(RED, RED, RED), features, new CancellationToken());
        assertThat(other.distance()).isGreaterThan(0.5);
        assertThatThrownBy(() -> Realism.of(drawings, List.of(RED), features, new CancellationToken()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3 drawings and 1 photographs");
    }
}
