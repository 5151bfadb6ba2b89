package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;

/**
 * A thing in a picture and a phrase about it.
 *
 * @param region where it is
 * @param caption what it is
 * @param score how sure the model is, in [0, 1]
 */
public record RegionCaption(Region region, GroundedText caption, double score) {
    public RegionCaption {
        if (!(score >= 0 && score <= 1)) {
            throw new InvalidInputException("score " + score + ": expected 0 to 1");
        }
    }
}
