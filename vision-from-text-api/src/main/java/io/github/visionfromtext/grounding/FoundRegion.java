package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an expression speaks of.
 *
 * @param region where it is
 * @param score how sure the model is that it is meant, in [0, 1]
 * @param mask its pixels; null from a decoder that does not segment
 */
public record FoundRegion(
        Region region, double score, @Nullable Mask mask) {
    public FoundRegion {
        if (!(score >= 0 && score <= 1)) {
            throw new InvalidInputException("score " + score + ": expected 0 to 1");
        }
    }
}
