package io.github.visionfromtext.grounding;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Set;

/**
 * Speaks about pictures so that every word knows its place, and answers questions that are places (PixelLLM). Immutable and
 * thread-safe; closing it frees the models.
 *
 * <p>To ask about one picture more than once, {@link #encode} it and ask the {@link Scene}.
 */
public interface PixelAlignedDecoder extends AutoCloseable {
    /** What it was trained for; other questions throw {@link UnsupportedCapabilityException}. */
    Set<GroundingTask> tasks();

    /** Encodes a picture of any size. */
    Scene encode(Image image);

    /** A caption of the whole picture. */
    default GroundedText caption(Image image, GroundingOptions options) {
        try (Scene scene = encode(image)) {
            return scene.caption(options);
        }
    }

    /** A phrase about what is at a place. */
    default GroundedText describe(Image image, Place place, GroundingOptions options) {
        try (Scene scene = encode(image)) {
            return scene.describe(place, options);
        }
    }

    /** The regions an expression speaks of, the best first; empty if the picture does not show it. */
    default List<FoundRegion> locate(Image image, String expression, GroundingOptions options) {
        try (Scene scene = encode(image)) {
            return scene.locate(expression, options);
        }
    }

    /** Which models these are. */
    Provenance provenance();

    @Override
    void close();
}
