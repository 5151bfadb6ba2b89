package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ranks the captions of a picture's category by how near they are to it in a contrastive space (section 3.3 of the paper,
 * where that is CLIP's). Captions are embedded once. Immutable; as thread-safe as its space, which it does not close.
 */
public final class Judge {
    private final ContrastiveEmbeddingSpace space;
    private final Map<Category, Captions> categories;

    private record Captions(List<String> texts, List<Embedding> embeddings) {}

    private Judge(ContrastiveEmbeddingSpace space, Map<Category, Captions> categories) {
        this.space = space;
        this.categories = categories;
    }

    /**
     * A judge over candidates.
     *
     * @param candidates all concepts of their categories, not only those drawn: the more there are, the harder the test. Equal
     *     ones count once
     * @throws InvalidInputException if there is none, or a category has only one
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static Judge of(ContrastiveEmbeddingSpace space, List<Concept> candidates, CancellationToken cancellation) {
        Map<Category, LinkedHashSet<String>> texts = new EnumMap<>(Category.class);
        for (Concept candidate : candidates) {
            texts.computeIfAbsent(candidate.category(), category -> new LinkedHashSet<>())
                    .add(candidate.text());
        }
        if (texts.isEmpty()) {
            throw new InvalidInputException("A judge was given no captions to rank");
        }
        Map<Category, Captions> categories = new EnumMap<>(Category.class);
        texts.forEach((category, own) -> {
            if (own.size() < 2) {
                throw new InvalidInputException("A judge cannot rank the only caption of " + category
                        + ": expected two different ones or more; take more concepts");
            }
            List<String> list = List.copyOf(own);
            categories.put(category, new Captions(list, space.embedTexts(list, cancellation)));
        });
        return new Judge(space, categories);
    }

    /** How many captions of a category compete; 0 for one that was not given. */
    public int candidates(Category category) {
        Captions captions = categories.get(category);
        return captions == null ? 0 : captions.texts().size();
    }

    /**
     * How well a picture shows a concept.
     *
     * @throws InvalidInputException if the concept is not among the candidates
     */
    public Fidelity fidelity(Image picture, Concept concept) {
        return rank(space.embed(picture), concept);
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
                space.embedImages(judged.stream().map(Drawing::picture).toList(), cancellation);
        List<Optional<Fidelity>> fidelities = new ArrayList<>();
        int next = 0;
        for (Drawing drawing : drawings) {
            fidelities.add(
                    drawing.isOk() ? Optional.of(rank(pictures.get(next++), drawing.concept())) : Optional.empty());
        }
        return List.copyOf(fidelities);
    }

    private Fidelity rank(Embedding picture, Concept concept) {
        Captions captions = categories.get(concept.category());
        int truth = captions == null ? -1 : captions.texts().indexOf(concept.text());
        if (captions == null || truth < 0) {
            throw new InvalidInputException("The caption \"" + concept.text() + "\" is not among the "
                    + candidates(concept.category()) + " candidates of " + concept.category()
                    + "; a judge must be given all captions of the category");
        }
        float[] similarities = new float[captions.embeddings().size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = (float) picture.cosine(captions.embeddings().get(i));
        }
        return Fidelity.of(similarities, truth);
    }
}
