package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.image.Image;
import java.util.List;

/** How different pictures are; 0 for equal ones. Implementations are immutable. */
public interface PictureDistance {
    /** A short name for tables, for instance {@code "lpips"}. */
    String name();

    /**
     * Compares all pictures with each other.
     *
     * @return {@code [pictures, pictures]}, symmetric, zero on the diagonal
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    double[][] among(List<Image> pictures, CancellationToken cancellation);
}
