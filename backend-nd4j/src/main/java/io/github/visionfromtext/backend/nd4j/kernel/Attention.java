package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Softmax attention: for each group of heads one product gives the scores of all its queries, another their results. Keys
 * and values are read where they lie, be it in a cache.
 */
final class Attention {
    /** Up to so many queries, a product with a vector for each is faster than one with a matrix. */
    private static final int FEW_ROWS = 4;

    private final AttentionShape shape;
    private final double scale;
    private final Floats scores;
    private final FloatPointer query;
    private final FloatPointer keys;
    private final FloatPointer values;
    private final FloatPointer result;
    private final FloatPointer scored;
    private final Floats valueNumbers;
    private final Floats resultNumbers;

    /** @param scores room for {@code shape.rows()} times the most keys there can be */
    Attention(
            AttentionShape shape,
            double scale,
            Floats query,
            Floats keys,
            Floats values,
            Floats result,
            Floats scores) {
        this.shape = shape;
        this.scale = scale;
        this.scores = scores;
        this.query = query.cursor();
        this.keys = keys.cursor();
        this.values = values.cursor();
        this.result = result.cursor();
        this.scored = scores.cursor();
        this.valueNumbers = values;
        this.resultNumbers = result;
    }

    /** What a query sees of the keys that a call looks at. */
    interface Mask {
        /** How many keys query {@code time} sees, the first ones. */
        int visible(int time);

        /** Adds to the scores of a query. */
        void addBias(int batch, int head, int time, float[] row);
    }

    /**
     * Attends in one group of one row of the batch.
     *
     * @param first the first key looked at, counted from the beginning of the group
     * @param length how many are looked at
     */
    void attend(int batch, int group, int first, int length, Mask mask) {
        int rows = shape.rows();
        int atQuery = (batch * shape.groups() + group) * rows;
        int atKey = (batch * shape.groups() + group) * shape.stored() + first;
        if (length == 0) {
            resultNumbers.fill(atQuery * shape.valueWidth(), rows * shape.valueWidth(), 0);
            return;
        }
        boolean allSeen = weights(batch, group, first, length, mask);
        int atValue = atKey * shape.valueWidth();
        if (allSeen || isFinite(atValue, length * shape.valueWidth())) {
            combine(rows, length, atQuery, atKey);
        } else {
            combineVisible(rows, length, atQuery, atValue, mask);
        }
    }

    /** Computes the weights of the values; whether every query sees every key. */
    boolean weights(int batch, int group, int first, int length, Mask mask) {
        int index = batch * shape.groups() + group;
        score(shape.rows(), length, index * shape.rows(), index * shape.stored() + first);
        return normalise(batch, group, length, mask);
    }

    private void score(int rows, int length, int atQuery, int atKey) {
        keys.position((long) atKey * shape.width());
        if (shape.width() == 0) {
            scores.fill(0, rows * length, 0);
        } else if (rows > FEW_ROWS) {
            query.position((long) atQuery * shape.width());
            scored.position(0);
            Blas.product(false, true, rows, length, shape.width(), (float) scale, query, keys, 0, scored);
        } else {
            scores.fill(0, rows * length, 0);
            for (int row = 0; row < rows; row++) {
                query.position((long) (atQuery + row) * shape.width());
                scored.position((long) row * length);
                Blas.product(false, true, 1, length, shape.width(), (float) scale, query, keys, 1, scored);
            }
        }
    }

    /** Turns scores into weights. */
    private boolean normalise(int batch, int group, int length, Mask mask) {
        float[] row = new float[length];
        boolean allSeen = true;
        int headsOfGroup = shape.heads() / shape.groups();
        for (int i = 0; i < shape.rows(); i++) {
            int time = i % shape.time();
            int visible = mask.visible(time);
            scores.read(i * length, row, 0, visible);
            mask.addBias(batch, group * headsOfGroup + i / shape.time(), time, row);
            Reductions.softmax(row, 0, visible);
            Arrays.fill(row, visible, length, 0);
            scores.write(i * length, row, length);
            allSeen &= visible == length;
        }
        return allSeen;
    }

    private void combine(int rows, int length, int atQuery, int atKey) {
        int width = shape.valueWidth();
        values.position((long) atKey * width);
        if (rows > FEW_ROWS) {
            scored.position(0);
            result.position((long) atQuery * width);
            Blas.product(false, false, rows, width, length, 1, scored, values, 0, result);
        } else {
            resultNumbers.fill(atQuery * width, rows * width, 0);
            for (int row = 0; row < rows; row++) {
                scored.position((long) row * length);
                result.position((long) (atQuery + row) * width);
                Blas.product(false, false, 1, width, length, 1, scored, values, 1, result);
            }
        }
    }

    private boolean isFinite(int at, int count) {
        float[] part = new float[Math.min(count, Arithmetic.CHUNK)];
        for (int done = 0; done < count; done += part.length) {
            int size = Math.min(part.length, count - done);
            valueNumbers.read(at + done, part, 0, size);
            float sum = 0;
            for (int i = 0; i < size; i++) {
                sum += part[i] * 0; // NaN from NaN and infinities alone
            }
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #combine}, but a value that a query does not see cannot reach it: 0 times infinity is not 0. */
    private void combineVisible(int rows, int length, int atQuery, int atValue, Mask mask) {
        float[] weights = new float[length];
        float[] value = new float[shape.valueWidth()];
        for (int row = 0; row < rows; row++) {
            scores.read(row * length, weights, 0, length);
            float[] sum = new float[value.length];
            for (int j = 0; j < mask.visible(row % shape.time()); j++) {
                valueNumbers.read(atValue + j * value.length, value, 0, value.length);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += weights[j] * value[k];
                }
            }
            resultNumbers.write((atQuery + row) * value.length, sum, sum.length);
        }
    }
}
