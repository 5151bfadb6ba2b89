package io.github.visionfromtext.restoration;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Image;
import java.time.Duration;

/**
 * A restored image and how it came about.
 *
 * @param image the result, as large as the input
 * @param visualTokens tokens generated for it, over all its tiles
 * @param passes decoder calls per visual token sequence, prefill included: one a token for the sequential loop, a few for
 *     fixed-point decoding
 * @param generationTime time spent generating its tokens; tiles decoded in one batch share the batch's time equally
 * @param provenance models, backend, settings
 */
public record Restoration(
        Image image, int visualTokens, double passes, Duration generationTime, Provenance provenance) {
    /** Visual tokens generated per second. */
    public double tokensPerSecond() {
        return visualTokens / Math.max(generationTime.toNanos() * 1e-9, 1e-9);
    }
}
