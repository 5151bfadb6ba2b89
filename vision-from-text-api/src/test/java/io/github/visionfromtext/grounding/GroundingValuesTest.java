package io.github.visionfromtext.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroundingValuesTest {
    private static final Region LEFT = new Region(0, 0, 10, 10);
    private static final Region RIGHT = new Region(90, 0, 100, 10);
    private static final GroundedWord DOG = new GroundedWord(2, "dog", LEFT, 3, 0.9);
    private static final GroundedText TEXT = new GroundedText(
            "a dog or cat.",
            List.of(
                    new GroundedWord(0, "a", null, Double.POSITIVE_INFINITY, 1),
                    DOG,
                    new GroundedWord(6, "or", null, Double.POSITIVE_INFINITY, 0.7),
                    new GroundedWord(9, "cat", RIGHT, 12, 0.5)),
            Provenance.EMPTY);

    @Test
    void aClickOnTheTextFindsItsWord() {
        assertThat(TEXT.wordAt(4)).contains(DOG);
        assertThat(TEXT.wordAt(5)).as("the space after it").isEmpty();
        assertThat(TEXT.wordAt(99)).isEmpty();
        assertThat(TEXT.wordAt(7).orElseThrow().isVisual()).isFalse();
    }

    @Test
    void aClickOnThePictureFindsItsWords() {
        assertThat(TEXT.wordsIn(new Region(0, 0, 50, 50))).containsExactly(DOG);
        assertThat(TEXT.wordsIn(new Region(0, 0, 100, 100))).hasSize(2);
        assertThat(TEXT.wordsIn(new Region(50, 50, 60, 60))).isEmpty();
    }

    @Test
    void refusesWordsThatAreNotWhereTheySay() {
        assertThatThrownBy(() -> new GroundedText("a cat", List.of(DOG), Provenance.EMPTY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("dog");
        GroundedWord first = new GroundedWord(0, "a", null, 0, 1);
        assertThatThrownBy(() -> new GroundedText("a dog", List.of(DOG, first), Provenance.EMPTY))
                .as("out of order")
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> new GroundedWord(0, "", null, 0, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new GroundedWord(0, "a", null, -1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new GroundedWord(0, "a", null, 0, 1.1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new FoundRegion(LEFT, Double.NaN, null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new RegionCaption(LEFT, TEXT, 2)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> GroundingOptions.defaults().withBeams(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> GroundingOptions.defaults().withMaxTokens(0))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> GroundingOptions.defaults().withRegions(1, -0.1))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void masksOverlap() {
        BitSet upper = new BitSet();
        upper.set(0, 6);
        BitSet middle = new BitSet();
        middle.set(4, 8);
        Mask first = Mask.of(4, 3, upper);
        Mask second = Mask.of(4, 3, middle);
        upper.clear();
        assertThat(first.area()).isEqualTo(6);
        assertThat(first.contains(1, 1)).isTrue();
        assertThat(first.contains(2, 1)).isFalse();
        assertThat(first.intersectionArea(second)).isEqualTo(2);
        assertThatThrownBy(() -> first.contains(4, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> first.intersectionArea(Mask.of(3, 4, middle)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Mask.of(2, 2, middle)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void oneQuestionEncodesAndClosesItsScene() {
        AtomicInteger open = new AtomicInteger();
        PixelAlignedDecoder decoder = new CountingDecoder(open);
        Image image = Image.filled(3, 3, Color.BLACK);
        GroundingOptions options = GroundingOptions.defaults();
        assertThat(decoder.caption(image, options)).isSameAs(TEXT);
        assertThat(decoder.describe(image, Points.at(1, 1), options)).isSameAs(TEXT);
        assertThat(decoder.locate(image, "the dog", options))
                .extracting(FoundRegion::region)
                .containsExactly(LEFT);
        assertThat(open.get()).isZero();
    }

    /** Knows one answer to each question and counts open scenes. */
    private record CountingDecoder(AtomicInteger open) implements PixelAlignedDecoder {
        @Override
        public Set<GroundingTask> tasks() {
            return Set.of(GroundingTask.values());
        }

        @Override
        public Scene encode(Image image) {
            open.incrementAndGet();
            return new Scene() {
                @Override
                public Image image() {
                    return image;
                }

                @Override
                public GroundedText caption(GroundingOptions options) {
                    return TEXT;
                }

                @Override
                public GroundedText describe(Place place, GroundingOptions options) {
                    return TEXT;
                }

                @Override
                public List<FoundRegion> locate(String expression, GroundingOptions options) {
                    return List.of(new FoundRegion(LEFT, 0.8, null));
                }

                @Override
                public List<RegionCaption> captionAll(GroundingOptions options) {
                    return List.of(new RegionCaption(LEFT, TEXT, 0.8));
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }

        @Override
        public Provenance provenance() {
            return Provenance.EMPTY;
        }

        @Override
        public void close() {}
    }
}
