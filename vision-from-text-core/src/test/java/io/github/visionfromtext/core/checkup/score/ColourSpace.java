package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a colour lies at its red, green and blue. */
final class ColourSpace implements ContrastiveEmbeddingSpace {
    private static final Map<String, float[]> BY_NAME =
            Map.of("red", new float[] {1, 0, 0}, "green", new float[] {0, 1, 0}, "blue", new float[] {0, 0, 1});

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public double logitScale() {
        return 1;
    }

    @Override
    public List<Embedding> embedTexts(List<String> texts, CancellationToken cancellation) {
        return texts.stream()
                .map(text -> Embedding.of(Objects.requireNonNull(BY_NAME.get(text))))
                .toList();
    }

    @Override
    public List<Embedding> embedImages(List<Image> images, CancellationToken cancellation) {
        return images.stream()
                .map(image -> Embedding.of(image.at(0, 0, 0), image.at(0, 0, 1), image.at(0, 0, 2)))
                .toList();
    }

    @Override
    public Provenance provenance() {
        return Provenance.EMPTY;
    }

    @Override
    public void close() {}
}
