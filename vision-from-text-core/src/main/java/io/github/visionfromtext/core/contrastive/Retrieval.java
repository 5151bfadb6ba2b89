package io.github.visionfromtext.core.contrastive;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * How well pictures and their captions find each other in a space: R@k, how often something right is among the k nearest.
 * Captions that are equal are one; any picture of a caption is right for it.
 *
 * @param captionOfPicture R@k of captions looked for by a picture, 0 to 1, by k
 * @param pictureOfCaption R@k of pictures looked for by a caption, 0 to 1, by k
 * @param pictures how many pictures compete
 * @param captions how many captions compete
 */
public record Retrieval(
        Map<Integer, Double> captionOfPicture, Map<Integer, Double> pictureOfCaption, int pictures, int captions) {
    private static final List<Integer> DEPTHS = List.of(1, 5, 10);

    /**
     * Measures at k = 1, 5 and 10. Something as near as the right one counts as nearer, so that a space which puts everything
     * into one place scores nothing.
     *
     * @param captions one for each picture
     * @throws InvalidInputException if there are not as many captions as pictures, or none
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static Retrieval measure(
            ContrastiveEmbeddingSpace space,
            List<Image> pictures,
            List<String> captions,
            CancellationToken cancellation) {
        if (pictures.size() != captions.size() || pictures.isEmpty()) {
            throw new InvalidInputException(pictures.size() + " pictures and " + captions.size()
                    + " captions: expected as many of both, at least one");
        }
        List<String> distinct = List.copyOf(new LinkedHashSet<>(captions));
        int[] truth = captions.stream().mapToInt(distinct::indexOf).toArray();
        double[][] cosines = cosines(
                space.embedImages(pictures, cancellation), space.embedTexts(distinct, cancellation), cancellation);
        int[] byPicture = new int[truth.length];
        for (int i = 0; i < truth.length; i++) {
            double own = cosines[i][truth[i]];
            for (int j = 0; j < distinct.size(); j++) {
                byPicture[i] += j != truth[i] && cosines[i][j] >= own ? 1 : 0;
            }
        }
        int[] byCaption = new int[distinct.size()];
        for (int j = 0; j < byCaption.length; j++) {
            byCaption[j] = nearerThanAnyRight(cosines, truth, j);
        }
        return new Retrieval(recall(byPicture), recall(byCaption), truth.length, distinct.size());
    }

    private static double[][] cosines(
            List<Embedding> pictures, List<Embedding> captions, CancellationToken cancellation) {
        List<Embedding> units = captions.stream().map(Embedding::normalized).toList();
        double[][] cosines = new double[pictures.size()][units.size()];
        for (int i = 0; i < cosines.length; i++) {
            cancellation.throwIfCancelled("Retrieval");
            for (int j = 0; j < units.size(); j++) {
                cosines[i][j] = pictures.get(i).cosine(units.get(j));
            }
        }
        return cosines;
    }

    private static int nearerThanAnyRight(double[][] cosines, int[] truth, int caption) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < truth.length; i++) {
            best = truth[i] == caption ? Math.max(best, cosines[i][caption]) : best;
        }
        int nearer = 0;
        for (int i = 0; i < truth.length; i++) {
            nearer += truth[i] != caption && cosines[i][caption] >= best ? 1 : 0;
        }
        return nearer;
    }

    private static Map<Integer, Double> recall(int[] nearer) {
        Map<Integer, Double> recall = new LinkedHashMap<>();
        for (int depth : DEPTHS) {
            int hits = 0;
            for (int count : nearer) {
                hits += count < depth ? 1 : 0;
            }
            recall.put(depth, (double) hits / nearer.length);
        }
        return recall;
    }

    /** The scores by name, {@code caption R@1} to {@code picture R@10}. */
    public Map<String, Double> scores() {
        Map<String, Double> scores = new LinkedHashMap<>();
        captionOfPicture.forEach((k, recall) -> scores.put("caption R@" + k, recall));
        pictureOfCaption.forEach((k, recall) -> scores.put("picture R@" + k, recall));
        return scores;
    }
}
