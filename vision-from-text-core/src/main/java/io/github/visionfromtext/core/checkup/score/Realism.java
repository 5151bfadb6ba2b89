package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.metrics.FrechetDistance;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.List;

/**
 * How far drawings are from photographs as a whole: the Fr&eacute;chet distance of their features. The paper takes
 * Inception's features and 1,000 pictures of ImageNet; here they are embeddings in any contrastive space, scaled to unit
 * length. Numbers of different spaces, or of different counts, must not be compared.
 *
 * @param distance from 0 to 4, less is more real
 * @param count pictures on each side
 */
public record Realism(double distance, int count) {
    /**
     * Measures.
     *
     * @param drawings at least two
     * @param photographs as many
     * @throws InvalidInputException if there are not as many
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static Realism of(
            List<Image> drawings,
            List<Image> photographs,
            ContrastiveEmbeddingSpace space,
            CancellationToken cancellation) {
        if (drawings.size() != photographs.size()) {
            throw new InvalidInputException(drawings.size() + " drawings and " + photographs.size()
                    + " photographs: expected as many, since the distance depends on their number");
        }
        double distance =
                FrechetDistance.between(units(drawings, space, cancellation), units(photographs, space, cancellation));
        return new Realism(distance, drawings.size());
    }

    private static List<Embedding> units(
            List<Image> pictures, ContrastiveEmbeddingSpace space, CancellationToken cancellation) {
        return space.embedImages(pictures, cancellation).stream()
                .map(Embedding::normalized)
                .toList();
    }
}
