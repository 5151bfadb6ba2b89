package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Rotation;
import io.github.visionfromtext.backend.nd4j.memory.Floats;

/** Gradients of the rotary embedding. */
public final class RotationGradients {
    private RotationGradients() {}

    /** Of what was turned: the gradient turned back. */
    public static Kernel operand(Rotation rotation, Floats cosine, Floats sine, Floats dy, Floats dx) {
        int half = rotation.half();
        return () -> {
            float[] from = new float[2 * half];
            float[] to = new float[2 * half];
            float[] cos = new float[half];
            float[] sin = new float[half];
            rotation.eachRow((row, atCosine, atSine) -> {
                dy.read(row, from, 0, from.length);
                cosine.read(atCosine, rotation.cosineStride(), cos, half);
                sine.read(atSine, rotation.sineStride(), sin, half);
                for (int i = 0; i < half; i++) {
                    float a = from[rotation.first(i)];
                    float b = from[rotation.second(i)];
                    to[rotation.first(i)] = a * cos[i] + b * sin[i];
                    to[rotation.second(i)] = b * cos[i] - a * sin[i];
                }
                dx.add(row, 1, to, to.length);
            });
        };
    }

    /** Of the cosines, if {@code cosines}, or of the sines. */
    public static Kernel angles(Rotation rotation, boolean cosines, Floats x, Floats dy, Floats dAngles) {
        int half = rotation.half();
        return () -> {
            float[] operand = new float[2 * half];
            float[] gradient = new float[2 * half];
            float[] sum = new float[half];
            rotation.eachRow((row, atCosine, atSine) -> {
                x.read(row, operand, 0, operand.length);
                dy.read(row, gradient, 0, gradient.length);
                for (int i = 0; i < half; i++) {
                    float a = operand[rotation.first(i)];
                    float b = operand[rotation.second(i)];
                    float da = gradient[rotation.first(i)];
                    float db = gradient[rotation.second(i)];
                    sum[i] = cosines ? da * a + db * b : db * a - da * b;
                }
                dAngles.add(
                        cosines ? atCosine : atSine,
                        cosines ? rotation.cosineStride() : rotation.sineStride(),
                        sum,
                        half);
            });
        };
    }
}
