package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.InvalidInputException;

/**
 * How well a picture shows its concept: where the concept's caption stands among all captions of its category when they are
 * sorted by how near they are to the picture in a contrastive space. With N captions and r the rank of the true one (1 for
 * the nearest; in a tie the middle of the ranks that it spans),
 *
 * <pre>percentile = 100 (N - r) / (N - 1)</pre>
 *
 * so 100 means that the true caption is nearest, 50 is chance, 0 that all others are nearer.
 *
 * @param percentile in [0, 100]
 * @param rank from 1 to the number of captions; a half in some ties
 */
public record Fidelity(double percentile, double rank) {
    /** What a program that gave no picture scores where failures count. */
    public static final double FAILED = 0;

    /**
     * Ranks the true caption.
     *
     * @param similarities of the picture to each caption of the category, at least two, none NaN
     * @param truth which caption is the concept's own
     */
    public static Fidelity of(float[] similarities, int truth) {
        if (similarities.length < 2 || truth < 0 || truth >= similarities.length) {
            throw new InvalidInputException("Caption " + truth + " of " + similarities.length
                    + " has no percentile: expected one of two captions or more");
        }
        float own = similarities[truth];
        int nearer = 0;
        int equal = 0;
        for (int i = 0; i < similarities.length; i++) {
            if (Float.isNaN(similarities[i])) {
                throw new InvalidInputException("The similarity to caption " + i + " is NaN");
            }
            if (i != truth) {
                nearer += similarities[i] > own ? 1 : 0;
                equal += similarities[i] == own ? 1 : 0;
            }
        }
        double rank = 1 + nearer + equal / 2.0;
        int count = similarities.length;
        return new Fidelity(100 * (count - rank) / (count - 1), rank);
    }
}
