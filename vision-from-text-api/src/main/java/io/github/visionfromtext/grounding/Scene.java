package io.github.visionfromtext.grounding;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.image.Image;
import java.util.List;

/**
 * A picture that was encoded once and can be asked many times: encoding costs far more than an answer. For one thread at a
 * time; closing it frees the features.
 *
 * <p>Each question throws {@link UnsupportedCapabilityException} if the decoder lacks its task, and {@link CancelledException}
 * if cancelled.
 */
public interface Scene extends AutoCloseable {
    /** The picture. */
    Image image();

    /** A caption of the whole picture. */
    GroundedText caption(GroundingOptions options);

    /** A phrase about what is at a place. */
    GroundedText describe(Place place, GroundingOptions options);

    /**
     * Finds what an expression speaks of.
     *
     * @param expression for instance {@code "the dog on the left"}
     * @return the best first; empty if the picture does not show it
     */
    List<FoundRegion> locate(String expression, GroundingOptions options);

    /**
     * Finds and describes everything (dense captioning).
     *
     * @return the best first
     */
    List<RegionCaption> captionAll(GroundingOptions options);

    @Override
    void close();
}
