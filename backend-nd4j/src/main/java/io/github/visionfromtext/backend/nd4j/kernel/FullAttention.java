package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import org.jspecify.annotations.Nullable;

/** Attention over keys and values that are given. */
public final class FullAttention implements Kernel {
    private final AttentionShape shape;
    private final boolean causal;
    private final @Nullable Floats bias;
    private final int[] biasStrides;
    private final Attention attention;

    /**
     * @param biasStrides distance in the bias along batch, heads, time and length
     * @param scores room for {@code heads / groups * time * length} numbers
     */
    public FullAttention(
            AttentionShape shape,
            double scale,
            boolean causal,
            Floats query,
            Floats keys,
            Floats values,
            @Nullable Floats bias,
            int[] biasStrides,
            Floats result,
            Floats scores) {
        this.shape = shape;
        this.causal = causal;
        this.bias = bias;
        this.biasStrides = biasStrides;
        this.attention = new Attention(shape, scale, query, keys, values, result, scores);
    }

    @Override
    public void run() {
        if (shape.isEmpty()) {
            return;
        }
        Attention.Mask mask = new Mask();
        for (int batch = 0; batch < shape.batch(); batch++) {
            for (int group = 0; group < shape.groups(); group++) {
                attention.attend(batch, group, 0, shape.stored(), mask);
            }
        }
    }

    /** Only the first half of a group: the weights of its values, into the scores. */
    public void weights(int batch, int group) {
        attention.weights(batch, group, 0, shape.stored(), new Mask());
    }

    private final class Mask implements Attention.Mask {
        private final float[] row = new float[bias == null ? 0 : shape.stored()];

        @Override
        public int visible(int time) {
            return causal ? Math.max(0, time + 1 + shape.stored() - shape.time()) : shape.stored();
        }

        @Override
        public void addBias(int batch, int head, int time, float[] scores) {
            if (bias != null) {
                int at = batch * biasStrides[0] + head * biasStrides[1] + time * biasStrides[2];
                int visible = visible(time);
                bias.read(at, biasStrides[3], row, visible);
                for (int j = 0; j < visible; j++) {
                    scores[j] += row[j];
                }
            }
        }
    }
}
