package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A word and the place it speaks of.
 *
 * @param start index of its first character in the whole text
 * @param text its characters, without the space around them, at least one
 * @param region the place, a small box; null for a word that speaks of nothing that can be seen ("the", "because")
 * @param uncertainty how far the middle of the region is expected to lie from the true place, in pixels; infinite if the
 *     model does not say
 * @param probability of the word after the words before it, in [0, 1]
 */
public record GroundedWord(int start, String text, @Nullable Region region, double uncertainty, double probability) {
    public GroundedWord {
        if (start < 0 || text.isEmpty()) {
            throw new InvalidInputException(
                    "word \"" + text + "\" at " + start + ": expected a word and an index of 0 or more");
        }
        if (!(uncertainty >= 0) || !(probability >= 0 && probability <= 1)) {
            throw new InvalidInputException("word \"" + text + "\" with uncertainty " + uncertainty
                    + " and probability " + probability + ": expected 0 or more, and 0 to 1");
        }
    }

    /** Index after its last character in the whole text. */
    public int end() {
        return start + text.length();
    }

    /** Whether it speaks of a place. */
    public boolean isVisual() {
        return region != null;
    }
}
