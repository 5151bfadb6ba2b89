package io.github.visionfromtext.grounding;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;

/**
 * How text is generated and how much of it. Immutable.
 *
 * @param maxTokens longest text in tokens of the model, at least 1
 * @param beams beams searched, at least 1; 1 is greedy
 * @param maxRegions most regions found or described, at least 1
 * @param minScore regions below this score are left out, in [0, 1]
 * @param words is told of each word; with more than one beam, only when the text is complete
 * @param cancellation stops between decoder steps
 */
public record GroundingOptions(
        int maxTokens,
        int beams,
        int maxRegions,
        double minScore,
        GroundedWordListener words,
        CancellationToken cancellation) {

    public GroundingOptions {
        if (maxTokens < 1 || beams < 1 || maxRegions < 1) {
            throw new InvalidInputException("at most " + maxTokens + " tokens, " + beams + " beams and " + maxRegions
                    + " regions: expected at least 1 of each");
        }
        if (!(minScore >= 0 && minScore <= 1)) {
            throw new InvalidInputException("least score " + minScore + ": expected 0 to 1");
        }
    }

    /** Greedy, up to 128 tokens, 100 regions of any score. */
    public static GroundingOptions defaults() {
        return new GroundingOptions(128, 1, 100, 0, GroundedWordListener.NONE, new CancellationToken());
    }

    /** These options with another greatest length. */
    public GroundingOptions withMaxTokens(int tokens) {
        return new GroundingOptions(tokens, beams, maxRegions, minScore, words, cancellation);
    }

    /** These options with another number of beams. */
    public GroundingOptions withBeams(int count) {
        return new GroundingOptions(maxTokens, count, maxRegions, minScore, words, cancellation);
    }

    /** These options with other bounds on the regions. */
    public GroundingOptions withRegions(int most, double leastScore) {
        return new GroundingOptions(maxTokens, beams, most, leastScore, words, cancellation);
    }

    /** These options with a listener. */
    public GroundingOptions with(GroundedWordListener listener) {
        return new GroundingOptions(maxTokens, beams, maxRegions, minScore, listener, cancellation);
    }

    /** These options with another token to cancel by. */
    public GroundingOptions with(CancellationToken token) {
        return new GroundingOptions(maxTokens, beams, maxRegions, minScore, words, token);
    }
}
