package io.github.visionfromtext.core.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RetrievalTest {
    /** Texts are angles in degrees; so are pictures, after a function of their width. */
    private record Circle(IntToDoubleFunction angle) implements ContrastiveEmbeddingSpace {
        private static Embedding at(double degrees) {
            return Embedding.of((float) Math.cos(Math.toRadians(degrees)), (float) Math.sin(Math.toRadians(degrees)));
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double logitScale() {
            return 1;
        }

        @Override
        public List<Embedding> embedTexts(List<String> texts, CancellationToken cancellation) {
            return texts.stream().map(text -> at(Double.parseDouble(text))).toList();
        }

        @Override
        public List<Embedding> embedImages(List<Image> images, CancellationToken cancellation) {
            return images.stream()
                    .map(image -> at(angle.applyAsDouble(image.width())))
                    .toList();
        }

        @Override
        public Provenance provenance() {
            return Provenance.EMPTY;
        }

        @Override
        public void close() {}
    }

    private static Retrieval measure(IntToDoubleFunction angle, int... widths) {
        List<Image> pictures = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int width : widths) {
            pictures.add(Image.generate(width, 1, (x, y, channel) -> 0));
            captions.add(Integer.toString(width));
        }
        return Retrieval.measure(new Circle(angle), pictures, captions, new CancellationToken());
    }

    @Test
    void whatLiesAtItsCaptionIsFound() {
        Retrieval retrieval = measure(width -> width, 10, 20, 30, 40);
        assertThat(retrieval.captionOfPicture()).isEqualTo(Map.of(1, 1.0, 5, 1.0, 10, 1.0));
        assertThat(retrieval.pictureOfCaption()).isEqualTo(Map.of(1, 1.0, 5, 1.0, 10, 1.0));
        assertThat(retrieval.scores())
                .containsOnlyKeys(
                        "caption R@1", "caption R@5", "caption R@10", "picture R@1", "picture R@5", "picture R@10");
    }

    @Test
    void directionsAreCountedApart() {
        // Pictures of 10, 20, 30 and 40 lie at 10, 11, 12 and 13: all nearest to the caption 10.
        Retrieval retrieval = measure(width -> 9 + width / 10.0, 10, 20, 30, 40);
        assertThat(retrieval.captionOfPicture().get(1)).isEqualTo(0.25);
        // The caption 10 finds its own; the others find the picture at 13, which is right for 40.
        assertThat(retrieval.pictureOfCaption().get(1)).isEqualTo(0.5);
    }

    @Test
    void equalCaptionsAreOneAndAnyOfTheirPicturesIsRight() {
        Retrieval retrieval = measure(width -> width, 10, 10, 20);
        assertThat(retrieval.pictures()).isEqualTo(3);
        assertThat(retrieval.captions()).isEqualTo(2);
        assertThat(retrieval.captionOfPicture().get(1)).isEqualTo(1);
        assertThat(retrieval.pictureOfCaption().get(1)).isEqualTo(1);
    }

    @Test
    void oneHeapIsNoRetrieval() {
        Retrieval retrieval = measure(width -> 7, 10, 20, 30, 40, 50, 60);
        assertThat(retrieval.captionOfPicture().get(1)).isEqualTo(1 / 6.0);
        assertThat(retrieval.pictureOfCaption().get(5)).isZero();
    }

    @Test
    void picturesWithoutCaptionsAreRefused() {
        assertThatThrownBy(() -> measure(width -> width)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        Retrieval.measure(new Circle(width -> width), List.of(), List.of("1"), new CancellationToken()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 pictures and 1 captions");
    }
}
