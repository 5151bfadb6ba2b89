package io.github.visionfromtext.embedding;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Image;
import java.util.List;

/**
 * Puts texts and pictures into one space, such that what belongs together lies close (CLIP and its kin). Immutable and
 * thread-safe; closing it frees its models.
 *
 * <p>Vectors come as the encoders' projections give them, <em>not normalised</em>: cosines do not care, and CLOSE averages
 * captions before it normalises. Even matching texts and pictures keep a distance, the modality gap (a mean cosine of 0.26
 * for CLIP ViT-L/14 on COCO; CLOSE, section 3): compare cosines with each other, not with 1.
 *
 * <p>Not for counting or for left and right: contrastive models hardly know either.
 */
public interface ContrastiveEmbeddingSpace extends AutoCloseable {
    /** Length of every vector. */
    int dimension();

    /**
     * Factor from a cosine to a logit of the space's own softmax over candidates: the exponential of the trained parameter,
     * about 100 for CLIP. Greater than 0.
     */
    double logitScale();

    /**
     * Embeds texts, batching them as suits the model. The result does not depend on what else is in the list, up to rounding.
     *
     * @param texts raw: the space cleans and tokenizes them; one too long is cut, its end mark kept
     * @param cancellation is asked between batches
     * @return one vector each, in the order of the texts
     * @throws CancelledException if cancelled
     */
    List<Embedding> embedTexts(List<String> texts, CancellationToken cancellation);

    /**
     * Embeds pictures, batching them as suits the model. The result does not depend on what else is in the list, up to
     * rounding.
     *
     * @param images of any size: the space resizes, crops and normalises them as its model was trained
     * @param cancellation is asked between batches
     * @return one vector each, in the order of the pictures
     * @throws CancelledException if cancelled
     */
    List<Embedding> embedImages(List<Image> images, CancellationToken cancellation);

    /** Embeds one text. */
    default Embedding embed(String text) {
        return embedTexts(List.of(text), new CancellationToken()).get(0);
    }

    /** Embeds one picture. */
    default Embedding embed(Image image) {
        return embedImages(List.of(image), new CancellationToken()).get(0);
    }

    /** Which models these are. */
    Provenance provenance();

    @Override
    void close();
}
