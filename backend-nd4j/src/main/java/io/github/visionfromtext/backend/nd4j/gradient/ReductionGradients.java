package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Lines;
import io.github.visionfromtext.backend.nd4j.kernel.Reductions;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.graph.Op;

/** Gradients of operations that combine the elements along an axis. */
public final class ReductionGradients {
    private ReductionGradients() {}

    /** Of the maximum: shared by all that are largest. The walk is over the operand and the result. */
    public static Kernel max(Walk walk, Floats x, Floats y, Floats dy, Floats dx) {
        return () -> {
            int[] largest = new int[y.length()];
            walk.each((at, count) -> {
                for (int i = 0; i < count; i++) {
                    int to = at[1] + i * walk.stride(1);
                    largest[to] += x.get(at[0] + i * walk.stride(0)) == y.get(to) ? 1 : 0;
                }
            });
            walk.each((at, count) -> {
                for (int i = 0; i < count; i++) {
                    int from = at[0] + i * walk.stride(0);
                    int to = at[1] + i * walk.stride(1);
                    if (x.get(from) == y.get(to)) {
                        dx.put(from, dx.get(from) + dy.get(to) / largest[to]);
                    }
                }
            });
        };
    }

    public static Kernel softmax(Lines lines, Floats y, Floats dy, Floats dx) {
        return () -> {
            float[] result = new float[lines.length()];
            float[] gradient = new float[lines.length()];
            for (int line = 0; line < lines.count(); line++) {
                lines.read(y, line, result);
                lines.read(dy, line, gradient);
                softmax(result, gradient, result.length);
                lines.add(dx, line, gradient);
            }
        };
    }

    /** The gradient of a softmax from that of its result, in place. */
    static void softmax(float[] result, float[] gradient, int length) {
        double dot = 0;
        for (int i = 0; i < length; i++) {
            dot += (double) result[i] * gradient[i];
        }
        for (int i = 0; i < length; i++) {
            gradient[i] = (float) (result[i] * (gradient[i] - dot));
        }
    }

    public static Kernel logSoftmax(Lines lines, Floats y, Floats dy, Floats dx) {
        return () -> {
            float[] result = new float[lines.length()];
            float[] gradient = new float[lines.length()];
            for (int line = 0; line < lines.count(); line++) {
                lines.read(y, line, result);
                lines.read(dy, line, gradient);
                double sum = 0;
                for (float g : gradient) {
                    sum += g;
                }
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = (float) (gradient[i] - Math.exp(result[i]) * sum);
                }
                lines.add(dx, line, gradient);
            }
        };
    }

    public static Kernel crossEntropy(int classes, Floats logits, Ints target, Floats dLoss, Floats dLogits) {
        return () -> {
            float[] row = new float[classes];
            for (int number = 0; number < dLoss.length(); number++) {
                long wanted = target.values()[number];
                if (wanted == Op.CrossEntropy.IGNORE) {
                    continue;
                }
                logits.read(number * classes, row, 0, classes);
                Reductions.softmax(row, 0, classes);
                row[(int) wanted] -= 1;
                float factor = dLoss.get(number);
                for (int i = 0; i < classes; i++) {
                    row[i] *= factor;
                }
                dLogits.add(number * classes, 1, row, classes);
            }
        };
    }
}
