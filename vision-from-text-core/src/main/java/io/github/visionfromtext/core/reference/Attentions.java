package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rotary embedding and attention, one query at a time. */
final class Attentions {
    private Attentions() {}

    static Tensor rotate(Tensor operand, Tensor cosine, Tensor sine, Pairing pairing) {
        int half = (int) operand.size(3) / 2;
        long[] angles = operand.shape();
        angles[3] = half;
        int[] atCosine = Strides.broadcast(cosine.shape(), angles);
        int[] atSine = Strides.broadcast(sine.shape(), angles);
        double[] x = operand.doubles();
        double[] y = new double[x.length];
        for (int angle = 0; angle < atCosine.length; angle++) {
            double cos = cosine.doubles()[atCosine[angle]];
            double sin = sine.doubles()[atSine[angle]];
            int row = angle / half * 2 * half;
            int i = angle % half;
            int a = row + (pairing == Pairing.HALVES ? i : 2 * i);
            int b = row + (pairing == Pairing.HALVES ? i + half : 2 * i + 1);
            y[a] = x[a] * cos - x[b] * sin;
            y[b] = x[b] * cos + x[a] * sin;
        }
        return Tensor.doubles(y, operand.shape());
    }

    static Tensor attention(
            Op.Attention op, Tensor query, Tensor key, Tensor value, @Nullable Tensor bias, long[] shape) {
        int time = (int) query.size(2);
        int length = (int) key.size(2);
        Rows keys = new Rows(key.doubles(), key.shape());
        Rows values = new Rows(value.doubles(), value.shape());
        long[] scored = {query.size(0), query.size(1), time, length};
        double[] biases = bias == null ? new double[1] : bias.doubles();
        int[] atBias = bias == null ? new int[Strides.elementCount(scored)] : Strides.broadcast(bias.shape(), scored);
        return attend(query, keys, values, op.scale(), shape, (batch, i, at) -> {
            int last = op.causal() ? i + length - time : length - 1;
            double[] scores = new double[Math.max(last + 1, 0)];
            Arrays.setAll(scores, j -> biases[atBias[at * length + j]]);
            return new Visible(0, scores);
        });
    }

    static Tensor cached(
            double scale,
            Tensor query,
            Tensor key,
            Tensor value,
            long position,
            @Nullable Tensor start,
            StateMemory keys,
            StateMemory values) {
        long time = key.size(2);
        long capacity = keys.shape()[2];
        if (position < 0 || position > Math.min(capacity, values.shape()[2]) - time) {
            throw new InvalidInputException("Positions " + position + " to " + (position + time - 1)
                    + " do not fit into a cache of capacity " + capacity + "; open a session with a larger one");
        }
        write(key, keys, (int) position);
        write(value, values, (int) position);
        return attend(query, new Rows(keys), new Rows(values), scale, query.shape(), (batch, i, at) -> {
            int first = start == null ? 0 : (int) Math.max(0, Math.min(start.ints()[batch], position + i + 1));
            return new Visible(first, new double[(int) position + i + 1 - first]);
        });
    }

    private static void write(Tensor rows, StateMemory state, int position) {
        int width = (int) rows.size(3);
        int count = (int) rows.size(2) * width;
        int capacity = (int) state.shape()[2];
        for (int head = 0; head < Strides.product(rows.shape(), 0, 2); head++) {
            state.write((head * capacity + position) * width, rows.doubles(), head * count, count);
        }
    }

    /** Keys or values {@code [batch, groups, length, width]}. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Rows(double[] data, int groups, int length, int width) {
        Rows(double[] data, long[] shape) {
            this(data, (int) shape[1], (int) shape[2], (int) shape[3]);
        }

        Rows(StateMemory state) {
            this(state.data(), state.shape());
        }

        int at(int batch, int group, int row) {
            return ((batch * groups + group) * length + row) * width;
        }
    }

    /** The keys a query sees, from {@code first} on, and what is added to the score of each. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Visible(int first, double[] bias) {}

    private interface Mask {
        /** What query {@code i} of a batch row sees; {@code query} counts the rows of all queries. */
        Visible visible(int batch, int i, int query);
    }

    private static Tensor attend(Tensor query, Rows keys, Rows values, double scale, long[] shape, Mask mask) {
        int heads = (int) query.size(1);
        int time = (int) query.size(2);
        int width = (int) query.size(3);
        double[] q = query.doubles();
        double[] out = new double[Strides.elementCount(shape)];
        for (int row = 0; row < Strides.product(query.shape(), 0, 3); row++) {
            int batch = row / (heads * time);
            int group = row / time % heads / (heads / keys.groups());
            Visible visible = mask.visible(batch, row % time, row);
            double[] scores = visible.bias();
            for (int j = 0; j < scores.length; j++) {
                int key = keys.at(batch, group, visible.first() + j);
                scores[j] += scale * Layers.dot(q, row * width, keys.data(), key, width);
            }
            double[] weights =
                    Reductions.softmax(Tensor.doubles(scores, scores.length), 0).doubles();
            for (int j = 0; j < weights.length; j++) {
                int value = values.at(batch, group, visible.first() + j);
                for (int k = 0; k < values.width(); k++) {
                    out[row * values.width() + k] += weights[j] * values.data()[value + k];
                }
            }
        }
        return Tensor.doubles(out, shape);
    }
}
