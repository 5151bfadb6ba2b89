package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;

/** Embeddings in a contrastive space, scaled to unit length. As thread-safe as its space, which it does not close. */
public final class SpaceFeatures implements PictureFeatures {
    /** The same for all spaces: who compares runs has to know which space they were made with. */
    public static final String NAME = "embeddings in the judge's space";

    private final ContrastiveEmbeddingSpace space;

    public SpaceFeatures(ContrastiveEmbeddingSpace space) {
        this.space = space;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Embedding of(Image picture) {
        return space.embed(picture).normalized();
    }
}
