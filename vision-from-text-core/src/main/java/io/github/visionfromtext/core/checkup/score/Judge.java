package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ranks the captions of a category for pictures, in a contrastive space (section 3.3 of the paper, where it is CLIP's).
 * Captions are embedded once. Immutable; as thread-safe as its space, which it does not close.
 */
public final class Judge {
    private final ContrastiveEmbeddingSpace space;
    private final Map<String, Integer> places;
    private final List<Embedding> captions;

    private Judge(ContrastiveEmbeddingSpace space, Map<String, Integer> places, List<Embedding> captions) {
        this.space = space;
        this.places = places;
        this.captions = captions;
    }

    /**
     * A judge over candidates.
     *
     * @param captions all of a category, not only those drawn: the more there are, the harder the test. Equal ones count once
     * @throws InvalidInputException if there are fewer than two different ones
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static Judge of(ContrastiveEmbeddingSpace space, List<String> captions, CancellationToken cancellation) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(captions));
        if (distinct.size() < 2) {
            throw new InvalidInputException("A judge cannot rank " + distinct.size()
                    + " caption: expected two different ones or more; take more concepts");
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        distinct.forEach(caption -> places.put(caption, places.size()));
        return new Judge(space, places, space.embedTexts(distinct, cancellation));
    }

    /** How many captions compete. */
    public int candidates() {
        return captions.size();
    }

    /**
     * How well a picture shows what a caption says.
     *
     * @throws InvalidInputException if the caption is not among the candidates
     */
    public Fidelity fidelity(Image picture, String caption) {
        return rank(space.embed(picture), caption);
    }

    /**
     * The fidelity of drawings to their concepts.
     *
     * @return for each drawing in turn, empty for one that gave no picture to judge
     * @throws InvalidInputException if a concept is not among the candidates
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public List<Optional<Fidelity>> fidelities(List<Drawing> drawings, CancellationToken cancellation) {
        List<Drawing> judged = drawings.stream().filter(Drawing::isOk).toList();
        List<Embedding> pictures =
                space.embedImages(judged.stream().map(Judge::picture).toList(), cancellation);
        List<Optional<Fidelity>> fidelities = new ArrayList<>();
        int next = 0;
        for (Drawing drawing : drawings) {
            fidelities.add(
                    drawing.isOk()
                            ? Optional.of(
                                    rank(pictures.get(next++), drawing.concept().text()))
                            : Optional.empty());
        }
        return List.copyOf(fidelities);
    }

    private static Image picture(Drawing drawing) {
        Rendering rendering = drawing.rendering();
        if (rendering == null || rendering.image() == null) {
            throw new IllegalStateException("A drawing that is OK has no picture");
        }
        return rendering.image();
    }

    private Fidelity rank(Embedding picture, String caption) {
        Integer truth = places.get(caption);
        if (truth == null) {
            throw new InvalidInputException("The caption \"" + caption + "\" is not among the " + candidates()
                    + " candidates; a judge must be given all captions of the category");
        }
        float[] similarities = new float[captions.size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = (float) picture.cosine(captions.get(i));
        }
        return Fidelity.of(similarities, truth);
    }
}
