package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.List;

/**
 * Images to visual tokens and back. Thread-safe. Decoding what was encoded loses detail: that loss is the ceiling of every
 * restoration ({@code MAE-r} is the degraded image encoded and decoded).
 */
public interface ImageTokenizer extends AutoCloseable {
    /** Side in pixels of the square images it takes. */
    int imageSize();

    /** Tokens of an image. */
    int visualTokens();

    /** Width of a token. */
    int features();

    /**
     * Tokens {@code [images, tokens, features]}.
     *
     * @param images each {@code imageSize} square, RGB in [0, 1]
     */
    Tensor encode(List<Image> images);

    /** Images of tokens {@code [images, tokens, features]}, RGB clamped to [0, 1]. */
    List<Image> decode(Tensor tokens);

    Provenance provenance();

    @Override
    void close();
}
