package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import java.util.Arrays;

/**
 * Rotary embedding.
 *
 * @param halves whether pairs are (i, i + h), else (2i, 2i + 1)
 * @param half h, the pairs of a row
 * @param walk over the rows, in the array turned and in those of cosines and sines
 * @param cosineStride distance of a row's cosines
 * @param sineStride distance of a row's sines
 */
public record Rotation(boolean halves, int half, Walk walk, int cosineStride, int sineStride) {
    /** The rotation of a value of shape {@code [batch, heads, time, 2h]} by angles of these shapes. */
    public static Rotation of(Pairing pairing, long[] shape, long[] cosine, long[] sine) {
        int half = (int) shape[3] / 2;
        long[] angles = {shape[0], shape[1], shape[2], half};
        int[] cosines = Shapes.stretched(cosine, angles);
        int[] sines = Shapes.stretched(sine, angles);
        Walk walk = Walk.over(
                Arrays.copyOf(shape, 3),
                Arrays.copyOf(Shapes.strides(shape), 3),
                Arrays.copyOf(cosines, 3),
                Arrays.copyOf(sines, 3));
        return new Rotation(pairing == Pairing.HALVES, half, walk, cosines[3], sines[3]);
    }

    /** Where the first of a pair is in its row. */
    public int first(int pair) {
        return halves ? pair : 2 * pair;
    }

    /** Where the second of a pair is in its row. */
    public int second(int pair) {
        return halves ? pair + half : 2 * pair + 1;
    }

    /** What to do with a row. */
    public interface Body {
        /** Does it, given where the row, its cosines and its sines begin. */
        void run(int row, int cosine, int sine);
    }

    /** Visits the rows. */
    public void eachRow(Body body) {
        if (half == 0) {
            return;
        }
        walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                body.run(at[0] + i * walk.stride(0), at[1] + i * walk.stride(1), at[2] + i * walk.stride(2));
            }
        });
    }

    /** Turns {@code x} into {@code y}. */
    public Kernel kernel(Floats x, Floats cosine, Floats sine, Floats y) {
        return () -> {
            float[] from = new float[2 * half];
            float[] to = new float[2 * half];
            float[] cos = new float[half];
            float[] sin = new float[half];
            eachRow((row, atCosine, atSine) -> {
                x.read(row, from, 0, from.length);
                cosine.read(atCosine, cosineStride, cos, half);
                sine.read(atSine, sineStride, sin, half);
                for (int i = 0; i < half; i++) {
                    float a = from[first(i)];
                    float b = from[second(i)];
                    to[first(i)] = a * cos[i] - b * sin[i];
                    to[second(i)] = b * cos[i] + a * sin[i];
                }
                y.write(row, to, to.length);
            });
        };
    }
}
