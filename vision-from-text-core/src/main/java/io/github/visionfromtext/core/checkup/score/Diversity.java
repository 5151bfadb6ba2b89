package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.core.metrics.PictureDistance;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;

/**
 * How much drawings of the same concept differ (section 3.3 of the paper, with LPIPS as distance): the mean over concepts of
 * the mean over pairs of drawings.
 *
 * @param distance name of the distance
 * @param mean over concepts with two drawings or more, with its bootstrap interval over concepts; NaN if there is none
 * @param pairs how many pairs of drawings were compared
 */
public record Diversity(String distance, Interval mean, int pairs) {
    /**
     * Measures.
     *
     * @param byConcept pictures of each concept; concepts with fewer than two say nothing and do not count
     * @param seed of the bootstrap
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static Diversity of(
            List<List<Image>> byConcept, PictureDistance distance, long seed, CancellationToken cancellation) {
        List<Double> means = new ArrayList<>();
        int pairs = 0;
        for (List<Image> pictures : byConcept) {
            int own = pictures.size() * (pictures.size() - 1) / 2;
            if (own > 0) {
                means.add(sumOfPairs(distance.among(pictures, cancellation)) / own);
                pairs += own;
            }
        }
        double[] sample = means.stream().mapToDouble(Double::doubleValue).toArray();
        return new Diversity(distance.name(), Interval.ofMean(sample, seed), pairs);
    }

    private static double sumOfPairs(double[][] distances) {
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += distances[i][j];
            }
        }
        return sum;
    }
}
