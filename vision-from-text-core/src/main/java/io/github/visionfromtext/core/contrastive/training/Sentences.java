package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.checkpoint.ContentHash;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Texts and where a sentence encoder puts them, as {@code tools/data/embed_sentences.py} writes them: {@code texts.txt}, one a
 * line, and {@code embeddings.safetensors} with the tensor {@code embeddings [texts, dimension]}. Immutable.
 */
final class Sentences {
    private static final String TEXTS = "texts.txt";
    private static final String EMBEDDINGS = "embeddings.safetensors";

    private final List<String> texts;
    private final float[] embeddings;
    private final int dimension;
    private final String sha256;
    private final int[] byLength;

    /** For sentences that lie in no folder. */
    static Sentences of(List<String> texts, Tensor embeddings) {
        return new Sentences(texts, embeddings, "");
    }

    private Sentences(List<String> texts, Tensor embeddings, String sha256) {
        this.texts = texts;
        this.embeddings = embeddings.floats();
        this.dimension = Math.toIntExact(embeddings.size(1));
        this.sha256 = sha256;
        this.byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(index -> texts.get(index).length()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Reads a folder.
     *
     * @throws InvalidInputException if it does not hold as many embeddings as texts
     * @throws io.github.visionfromtext.CheckpointException if the embeddings cannot be read
     */
    static Sentences read(Path folder) {
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(EMBEDDINGS))) {
            List<String> texts = Files.readAllLines(folder.resolve(TEXTS));
            Tensor embeddings = file.weights().get("embeddings").toTensor();
            if (embeddings.rank() != 2 || embeddings.size(0) != texts.size() || texts.isEmpty()) {
                throw new InvalidInputException(folder + ": embeddings of shape "
                        + Arrays.toString(embeddings.shape()) + " do not belong to " + texts.size()
                        + " texts; make the folder again");
            }
            return new Sentences(texts, embeddings, ContentHash.of(List.of(folder.resolve(TEXTS))));
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read the sentences of " + folder + ": " + e, e);
        }
    }

    /**
     * Some of them, of nearly the same length, so that little of a batch is padding.
     *
     * @param count how many, perhaps some twice
     */
    int[] draw(int count, SplittableRandom random) {
        int span = Math.min(texts.size(), Math.max(count, texts.size() / 20));
        int first = random.nextInt(texts.size() - span + 1);
        return random.ints(count, first, first + span)
                .map(place -> byLength[place])
                .toArray();
    }

    int dimension() {
        return dimension;
    }

    List<String> texts() {
        return texts;
    }

    /** The embeddings of some texts, {@code [indices, dimension]}. */
    Tensor embeddings(int[] indices) {
        float[] rows = new float[indices.length * dimension];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(embeddings, indices[i] * dimension, rows, i * dimension, dimension);
        }
        return Tensor.floats(rows, indices.length, dimension);
    }

    Provenance provenance() {
        return Provenance.EMPTY.with("sentences.count", texts.size()).with("sentences.sha256", sha256);
    }
}
