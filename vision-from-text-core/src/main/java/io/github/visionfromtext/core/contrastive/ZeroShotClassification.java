package io.github.visionfromtext.core.contrastive;

import io.github.visionfromtext.embedding.Embedding;
import java.util.List;

/** Choice among candidates without training: a softmax over scaled cosines (Radford et al. 2021, section 3.1.2). */
public final class ZeroShotClassification {
    private ZeroShotClassification() {}

    /**
     * Logits, one for each candidate.
     *
     * @param logitScale of the space, {@link io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace#logitScale}
     */
    public static double[] logits(double logitScale, Embedding query, List<Embedding> candidates) {
        return candidates.stream()
                .mapToDouble(candidate -> logitScale * query.cosine(candidate))
                .toArray();
    }

    /** Probabilities, one for each candidate; they sum to 1. Parameters as of {@link #logits}. */
    public static double[] probabilities(double logitScale, Embedding query, List<Embedding> candidates) {
        double[] values = logits(logitScale, query, candidates);
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(values[i] - largest);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return values;
    }
}
