package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import java.util.Arrays;
import java.util.List;

/**
 * Ranks answers to open questions and drawings among the names of all things, in a contrastive space: a near miss ("kitten"
 * for a cat) is worth more than a far one. Names are embedded as they are, without a template.
 */
public final class NameRanks {
    private final ContrastiveEmbeddingSpace judge;
    private final List<String> names;
    private final List<Embedding> embedded;

    /**
     * Embeds the names.
     *
     * @param judge not closed by this
     * @param names of all things, at least two, all different
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public NameRanks(ContrastiveEmbeddingSpace judge, List<String> names, CancellationToken cancellation) {
        if (names.size() < 2 || names.stream().distinct().count() != names.size()) {
            throw new InvalidInputException(names.size() + " names: expected two or more, all different");
        }
        this.judge = judge;
        this.names = List.copyOf(names);
        this.embedded = judge.embedTexts(names, cancellation);
    }

    /** Where the true name stands when all names are sorted by how near they are to the answer. */
    public Fidelity ofAnswer(String answer, String truth) {
        return Fidelity.of(similarities(judge.embed(answer)), place(truth));
    }

    /** Where the true name stands when all names are sorted by how near they are to the drawing: what the judge itself sees. */
    public Fidelity ofDrawing(Image drawing, String truth) {
        return Fidelity.of(similarities(judge.embed(drawing)), place(truth));
    }

    /** Where the answer stands among the names, by how near they are to the drawing. An answer may be one of the names. */
    public Fidelity ofAnswerToDrawing(String answer, Image drawing) {
        Embedding picture = judge.embed(drawing);
        float[] similarities = similarities(picture);
        int known = names.indexOf(answer);
        if (known >= 0) {
            return Fidelity.of(similarities, known);
        }
        float[] more = Arrays.copyOf(similarities, similarities.length + 1);
        more[similarities.length] = (float) picture.cosine(judge.embed(answer));
        return Fidelity.of(more, similarities.length);
    }

    private int place(String truth) {
        int place = names.indexOf(truth);
        if (place < 0) {
            throw new InvalidInputException("\"" + truth + "\" is none of the " + names.size() + " names");
        }
        return place;
    }

    private float[] similarities(Embedding embedding) {
        float[] similarities = new float[embedded.size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = (float) embedding.cosine(embedded.get(i));
        }
        return similarities;
    }
}
