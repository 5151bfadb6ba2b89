package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.graph.Op;
import java.util.Arrays;

/** Operations that combine the elements along an axis. Sums are in double precision. */
public final class Reductions {
    private Reductions() {}

    /** Reduces along a walk over the operand and the result. */
    public static Kernel reduce(Op.Reduce.Function function, Walk walk, Floats x, Floats y) {
        boolean max = function == Op.Reduce.Function.MAX;
        double count = function == Op.Reduce.Function.MEAN ? (double) x.length() / y.length() : 1;
        if (max) {
            requireElements(x.length(), y.length());
        }
        int chunk = Math.min(Arithmetic.CHUNK, walk.run());
        return () -> {
            double[] results = new double[y.length()];
            Arrays.fill(results, max ? Double.NEGATIVE_INFINITY : 0);
            float[] part = new float[chunk];
            walk.each((at, length) -> {
                for (int done = 0; done < length; done += chunk) {
                    int size = Math.min(chunk, length - done);
                    x.read(at[0] + done * walk.stride(0), walk.stride(0), part, size);
                    combine(max, part, size, results, at[1] + done * walk.stride(1), walk.stride(1));
                }
            });
            float[] rounded = new float[results.length];
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) (results[i] / count);
            }
            y.write(0, rounded, rounded.length);
        };
    }

    private static void combine(boolean max, float[] part, int size, double[] results, int at, int stride) {
        for (int i = 0; i < size; i++) {
            int to = at + i * stride;
            results[to] = max ? Math.max(results[to], part[i]) : results[to] + part[i];
        }
    }

    private static void requireElements(int before, int after) {
        if (before == 0 && after > 0) {
            throw new InvalidInputException("There is no largest of no elements: an axis of length 0 is reduced");
        }
    }

    public static Kernel argMax(Lines lines, Floats x, Ints y) {
        if (lines.length() == 0) {
            requireElements(0, y.length());
        }
        return () -> {
            float[] line = new float[lines.length()];
            for (int number = 0; number < lines.count(); number++) {
                lines.read(x, number, line);
                int best = 0;
                for (int i = 1; i < line.length; i++) {
                    if (line[i] > line[best]) {
                        best = i;
                    }
                }
                y.values()[number] = best;
            }
        };
    }

    public static Kernel softmax(Lines lines, Floats x, Floats y) {
        return () -> {
            float[] line = new float[lines.length()];
            for (int number = 0; number < lines.count(); number++) {
                lines.read(x, number, line);
                softmax(line, 0, line.length);
                lines.write(y, number, line);
            }
        };
    }

    /** In place, of the elements {@code from} to {@code to}. */
    public static void softmax(float[] line, int from, int to) {
        float max = max(line, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            double e = Math.exp(line[i] - max);
            line[i] = (float) e;
            sum += e;
        }
        float factor = (float) (1 / sum);
        for (int i = from; i < to; i++) {
            line[i] *= factor;
        }
    }

    public static Kernel logSoftmax(Lines lines, Floats x, Floats y) {
        return () -> {
            float[] line = new float[lines.length()];
            for (int number = 0; number < lines.count(); number++) {
                lines.read(x, number, line);
                double max = max(line, 0, line.length);
                double logarithm = logOfSum(line, max);
                for (int i = 0; i < line.length; i++) {
                    line[i] = (float) (line[i] - max - logarithm);
                }
                lines.write(y, number, line);
            }
        };
    }

    /** The logarithm of the sum of exponentials of what the elements are above the largest. */
    private static double logOfSum(float[] line, double max) {
        double sum = 0;
        for (float x : line) {
            sum += Math.exp(x - max);
        }
        return Math.log(sum);
    }

    private static float max(float[] line, int from, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, line[i]);
        }
        return max;
    }

    public static Kernel crossEntropy(int classes, Floats logits, Ints target, Floats loss) {
        return () -> {
            float[] row = new float[classes];
            for (int number = 0; number < loss.length(); number++) {
                long wanted = target.values()[number];
                if (wanted == Op.CrossEntropy.IGNORE) {
                    loss.put(number, 0);
                } else {
                    int index = Copies.index(wanted, classes);
                    logits.read(number * classes, row, 0, classes);
                    double max = max(row, 0, classes);
                    loss.put(number, (float) (logOfSum(row, max) - (row[index] - max)));
                }
            }
        };
    }
}
