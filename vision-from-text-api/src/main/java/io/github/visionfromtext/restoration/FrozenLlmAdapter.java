package io.github.visionfromtext.restoration;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Set;

/**
 * Restores photographs with a language model that was trained on text alone and stays frozen (LM4LV, arXiv 2405.15734). Two
 * linear layers carry visual tokens into the model's embedding space and back; a few learned task embeddings say what to do.
 *
 * <p>Immutable and thread-safe: each call opens a session of its own. Closing it frees the models.
 *
 * <p>Not a super-resolver, and no better than its image autoencoder: detail the autoencoder loses stays lost.
 */
public interface FrozenLlmAdapter extends AutoCloseable {
    /** The tasks its adapters were trained for, for instance {@code "denoise"}. */
    Set<String> tasks();

    /**
     * Restores an image of any size; a large one goes through in overlapping tiles.
     *
     * @throws io.github.visionfromtext.InvalidInputException if the task is not one of {@link #tasks()}
     * @throws io.github.visionfromtext.CancelledException if the options' token was cancelled
     */
    default Restoration restore(Image image, RestorationOptions options) {
        return restoreAll(List.of(image), options).get(0);
    }

    /**
     * Restores several images, batching tiles across them; results in the order of the images, equal to restoring each alone
     * up to rounding.
     */
    List<Restoration> restoreAll(List<Image> images, RestorationOptions options);

    /** Which models these are. */
    Provenance provenance();

    @Override
    void close();
}
