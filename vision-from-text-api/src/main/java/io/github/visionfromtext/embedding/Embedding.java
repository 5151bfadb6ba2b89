package io.github.visionfromtext.embedding;

import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/**
 * A vector in a contrastive space. Immutable and thread-safe. Its length carries no meaning of its own: compare vectors by
 * {@link #cosine}.
 */
public final class Embedding {
    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /**
     * Copies a vector.
     *
     * @param values at least one, all finite, not all zero
     * @throws InvalidInputException if they are not
     */
    public static Embedding of(float... values) {
        Embedding embedding = new Embedding(values.clone());
        if (!(embedding.norm() > 0 && Double.isFinite(embedding.norm()))) {
            throw new InvalidInputException("an embedding of " + values.length + " values and length "
                    + embedding.norm() + ": expected finite values that are not all zero");
        }
        return embedding;
    }

    /**
     * The arithmetic mean of vectors as they are, before any normalisation; CLOSE stands for an image by the mean of its
     * captions (section 3).
     *
     * @throws InvalidInputException if there are none, their dimensions differ or they cancel out
     */
    public static Embedding mean(List<Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            throw new InvalidInputException("the mean of no embeddings: expected at least one");
        }
        int dimension = embeddings.get(0).dimension();
        double[] sums = new double[dimension];
        for (Embedding embedding : embeddings) {
            embedding.requireDimension(dimension);
            for (int i = 0; i < dimension; i++) {
                sums[i] += embedding.values[i];
            }
        }
        float[] mean = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            mean[i] = (float) (sums[i] / embeddings.size());
        }
        return of(mean);
    }

    /** How many values it has. */
    public int dimension() {
        return values.length;
    }

    /** A copy of the values, {@code float [dimension]}. */
    public float[] toArray() {
        return values.clone();
    }

    /** Euclidean length. */
    public double norm() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    /** The vector of length 1 in the same direction. */
    public Embedding normalized() {
        double norm = norm();
        float[] unit = new float[values.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (values[i] / norm);
        }
        return new Embedding(unit);
    }

    /**
     * Cosine of the angle to another vector, from -1 to 1.
     *
     * @throws InvalidInputException if the dimensions differ
     */
    public double cosine(Embedding other) {
        other.requireDimension(values.length);
        double dot = 0;
        for (int i = 0; i < values.length; i++) {
            dot += (double) values[i] * other.values[i];
        }
        return Math.max(-1, Math.min(1, dot / (norm() * other.norm())));
    }

    private void requireDimension(int expected) {
        if (values.length != expected) {
            throw new InvalidInputException("embeddings of " + values.length + " and " + expected
                    + " values do not belong to one space: expected equal dimensions");
        }
    }

    /** Equal when every value is equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[dimension=" + values.length + "]";
    }
}
