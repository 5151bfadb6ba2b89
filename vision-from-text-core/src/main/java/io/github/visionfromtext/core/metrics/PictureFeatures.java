package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;

/** What a network sees in a picture, as a vector. Implementations are immutable. */
public interface PictureFeatures {
    /** What the vectors are, for tables; distances of vectors of different names must not be compared. */
    String name();

    /** The vector of a picture, of the same dimension for all. */
    Embedding of(Image picture);
}
