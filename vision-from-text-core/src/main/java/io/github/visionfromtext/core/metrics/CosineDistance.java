package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.List;

/**
 * 1 - cosine in a space of pictures: how different what they show is, where LPIPS looks at how they look. From 0 to 2. As
 * thread-safe as its space, which it does not close.
 */
public final class CosineDistance implements PictureDistance {
    private final ContrastiveEmbeddingSpace space;

    public CosineDistance(ContrastiveEmbeddingSpace space) {
        this.space = space;
    }

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public double[][] among(List<Image> pictures, CancellationToken cancellation) {
        List<Embedding> embeddings = space.embedImages(pictures, cancellation);
        double[][] distances = new double[embeddings.size()][embeddings.size()];
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = 1 - embeddings.get(i).cosine(embeddings.get(j));
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }
}
