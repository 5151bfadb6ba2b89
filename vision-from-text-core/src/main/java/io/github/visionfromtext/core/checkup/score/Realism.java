package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.metrics.FrechetDistance;
import io.github.visionfromtext.core.metrics.PictureFeatures;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;

/**
 * How far drawings are from photographs as a whole: the Fr&eacute;chet distance of their features (section 3.3 of the paper,
 * with Inception's features, which makes it FID, and 1,000 pictures of ImageNet). Numbers of different features, or of
 * different counts, must not be compared.
 *
 * @param features name of what was compared
 * @param distance 0 or more, less is more real; at most 4 for features of unit length
 * @param count pictures on each side
 */
public record Realism(String features, double distance, int count) {
    /**
     * Measures.
     *
     * @param drawings at least two; each is asked for once, so a list may read it then
     * @param photographs as many; likewise
     * @throws InvalidInputException if there are not as many
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static Realism of(
            List<Image> drawings, List<Image> photographs, PictureFeatures features, CancellationToken cancellation) {
        if (drawings.size() != photographs.size()) {
            throw new InvalidInputException(drawings.size() + " drawings and " + photographs.size()
                    + " photographs: expected as many, since the distance depends on their number");
        }
        double distance = FrechetDistance.between(
                all(drawings, features, cancellation), all(photographs, features, cancellation));
        return new Realism(features.name(), distance, drawings.size());
    }

    private static List<Embedding> all(List<Image> pictures, PictureFeatures features, CancellationToken cancellation) {
        List<Embedding> all = new ArrayList<>();
        for (Image picture : pictures) {
            cancellation.throwIfCancelled("Measuring realism");
            all.add(features.of(picture));
        }
        return all;
    }
}
