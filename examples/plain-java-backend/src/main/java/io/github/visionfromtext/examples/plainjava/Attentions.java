package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.Tensor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rotary embedding and attention. */
final class Attentions {
    private final Workers workers;

    Attentions(Workers workers) {
        this.workers = workers;
    }

    static Tensor rotate(Tensor operand, Tensor cosine, Tensor sine, Op.RotaryEmbedding.Pairing pairing) {
        int half = (int) operand.size(3) / 2;
        long[] angles = operand.shape();
        angles[3] = half;
        float[] cos = Moves.expand(cosine, angles).floats();
        float[] sin = Moves.expand(sine, angles).floats();
        float[] x = operand.floats();
        float[] y = new float[x.length];
        boolean halves = pairing == Op.RotaryEmbedding.Pairing.HALVES;
        for (int angle = 0; angle < cos.length; angle++) {
            int a = halves ? angle / half * half + angle : 2 * angle;
            int b = halves ? a + half : a + 1;
            y[a] = x[a] * cos[angle] - x[b] * sin[angle];
            y[b] = x[b] * cos[angle] + x[a] * sin[angle];
        }
        return Tensor.floats(y, operand.shape());
    }

    Tensor attention(Op.Attention op, Tensor query, Tensor key, Tensor value, @Nullable Tensor bias, long[] shape) {
        int time = (int) query.size(2);
        int length = (int) key.size(2);
        long[] scores = {query.size(0), query.size(1), time, length};
        float[] added = bias == null ? null : Moves.expand(bias, scores).floats();
        return attend(op.scale(), query, key, value, added, shape, row -> {
            int end = op.causal() ? Math.max(0, row % time + length - time + 1) : length;
            return new Keys(0, end);
        });
    }

    Tensor cached(
            double scale,
            Tensor query,
            Tensor keys,
            Tensor values,
            int position,
            @Nullable Tensor start,
            long[] shape) {
        int heads = (int) query.size(1);
        int time = (int) query.size(2);
        return attend(scale, query, keys, values, null, shape, row -> {
            int end = position + row % time + 1;
            long first = start == null ? 0 : start.ints()[row / time / heads];
            return new Keys((int) Math.max(0, Math.min(first, end)), end);
        });
    }

    /** The keys {@code first} (inclusive) to {@code end} (exclusive), which a query sees. */
    private record Keys(int first, int end) {}

    private Tensor attend(
            double scale,
            Tensor query,
            Tensor key,
            Tensor value,
            float @Nullable [] bias,
            long[] shape,
            IntFunction<Keys> visible) {
        int heads = (int) query.size(1);
        int time = (int) query.size(2);
        int groups = (int) key.size(1);
        int length = (int) key.size(2);
        int width = (int) value.size(3);
        float[] out = new float[Moves.count(shape)];
        workers.forEach((int) (query.size(0) * heads * time), row -> {
            int group = row / time / heads * groups + row / time % heads / (heads / groups);
            Keys keys = visible.apply(row);
            double[] scores = products(query, row, key, group, keys);
            for (int j = keys.first; j < keys.end; j++) {
                scores[j] = scale * scores[j] + (bias == null ? 0 : bias[row * length + j]);
            }
            double sum = exponentials(scores, keys);
            double[] mixed = new double[width];
            for (int j = keys.first; j < keys.end; j++) {
                double share = scores[j] / sum;
                int from = (group * length + j) * width;
                for (int i = 0; i < width; i++) {
                    mixed[i] += share * value.floats()[from + i];
                }
            }
            for (int i = 0; i < width; i++) {
                out[row * width + i] = (float) mixed[i];
            }
        });
        return Tensor.floats(out, shape);
    }

    /** Dot products of one query with the keys it sees; 0 elsewhere. */
    private static double[] products(Tensor query, int row, Tensor key, int group, Keys keys) {
        int width = (int) query.size(3);
        int length = (int) key.size(2);
        float[] q = query.floats();
        float[] k = key.floats();
        double[] products = new double[keys.end];
        for (int j = keys.first; j < keys.end; j++) {
            int from = (group * length + j) * width;
            for (int i = 0; i < width; i++) {
                products[j] += (double) q[row * width + i] * k[from + i];
            }
        }
        return products;
    }

    /** Turns scores into e<sup>score - largest</sup>, and returns their sum. */
    private static double exponentials(double[] scores, Keys keys) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = keys.first; j < keys.end; j++) {
            max = Math.max(max, scores[j]);
        }
        double sum = 0;
        for (int j = keys.first; j < keys.end; j++) {
            scores[j] = Math.exp(scores[j] - max);
            sum += scores[j];
        }
        return sum;
    }
}
