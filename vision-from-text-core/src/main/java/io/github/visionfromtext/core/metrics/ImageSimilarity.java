package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;

/** How alike a picture is to its reference; higher is better. Implementations are immutable. */
public interface ImageSimilarity {

    /** A short name for tables, for instance {@code "psnr"}. */
    String name();

    /**
     * Compares two pictures of the same size.
     *
     * @throws InvalidInputException if the sizes differ or are too small for this score
     */
    double score(Image reference, Image picture);
}
