package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations along axes. The axes are moved to the end, so that a row of them lies in memory one element after the other.
 * Sums are in double precision.
 */
final class Rows {
    private Rows() {}

    static Tensor reduce(Op.Reduce op, Tensor operand, long[] shape) {
        float[] x =
                Moves.transpose(operand, Moves.last(operand.rank(), op.axes())).floats();
        float[] y = new float[Moves.count(shape)];
        int length = rowLength(operand, op.axes());
        if (op.function() == Op.Reduce.Function.MAX && length == 0 && y.length > 0) {
            throw noLargest(operand, op.axes());
        }
        for (int row = 0; row < y.length; row++) {
            int from = row * length;
            y[row] = (float)
                    switch (op.function()) {
                        case SUM -> sum(x, from, length);
                        case MEAN -> sum(x, from, length) / length;
                        case MAX -> max(x, from, length);
                    };
        }
        return Tensor.floats(y, shape);
    }

    private static int rowLength(Tensor operand, List<Integer> axes) {
        return Moves.count(axes.stream().mapToLong(operand::size).toArray());
    }

    private static InvalidInputException noLargest(Tensor operand, Object axes) {
        return new InvalidInputException("There is no largest of no elements: " + operand + " along axis " + axes);
    }

    static Tensor argMax(Tensor operand, int axis, long[] shape) {
        float[] x = Moves.transpose(operand, Moves.last(operand.rank(), List.of(axis)))
                .floats();
        long[] largest = new long[Moves.count(shape)];
        int length = (int) operand.size(axis);
        if (length == 0 && largest.length > 0) {
            throw noLargest(operand, axis);
        }
        for (int row = 0; row < largest.length; row++) {
            int best = 0;
            for (int i = 1; i < length; i++) {
                if (x[row * length + i] > x[row * length + best]) {
                    best = i;
                }
            }
            largest[row] = best;
        }
        return Tensor.ints(largest, shape);
    }

    /** Softmax, or its logarithm. */
    static Tensor softmax(Tensor operand, int axis, boolean logarithm) {
        List<Integer> order = Moves.last(operand.rank(), List.of(axis));
        Tensor moved = Moves.transpose(operand, order);
        float[] x = moved.floats();
        float[] y = new float[x.length];
        int length = (int) operand.size(axis);
        for (int row = 0; row < x.length; row += length) {
            double max = max(x, row, length);
            double sum = 0;
            for (int i = row; i < row + length; i++) {
                sum += Math.exp(x[i] - max);
            }
            for (int i = row; i < row + length; i++) {
                y[i] = (float) (logarithm ? x[i] - max - Math.log(sum) : Math.exp(x[i] - max) / sum);
            }
        }
        return Moves.transpose(Tensor.floats(y, moved.shape()), Moves.inverse(order));
    }

    static Tensor crossEntropy(Tensor logits, Tensor targets) {
        float[] logarithms = softmax(logits, 1, true).floats();
        long[] target = targets.ints();
        int classes = (int) logits.size(1);
        float[] loss = new float[target.length];
        for (int row = 0; row < loss.length; row++) {
            if (target[row] != Op.CrossEntropy.IGNORE) {
                Moves.requireIndex(target[row], classes);
                loss[row] = -logarithms[row * classes + (int) target[row]];
            }
        }
        return Tensor.floats(loss, targets.shape());
    }

    static Tensor layerNorm(Tensor operand, Tensor weight, @Nullable Tensor bias, double epsilon) {
        float[] x = operand.floats();
        float[] y = new float[x.length];
        int length = (int) operand.size(-1);
        for (int row = 0; row < x.length; row += length) {
            double mean = sum(x, row, length) / length;
            double factor = 1 / Math.sqrt(sumOfSquares(x, row, length, mean) / length + epsilon);
            for (int i = 0; i < length; i++) {
                double shift = bias == null ? 0 : bias.floats()[i];
                y[row + i] = (float) ((x[row + i] - mean) * factor * weight.floats()[i] + shift);
            }
        }
        return Tensor.floats(y, operand.shape());
    }

    static Tensor rmsNorm(Tensor operand, Tensor weight, double epsilon) {
        float[] x = operand.floats();
        float[] y = new float[x.length];
        int length = (int) operand.size(-1);
        for (int row = 0; row < x.length; row += length) {
            double factor = 1 / Math.sqrt(sumOfSquares(x, row, length, 0) / length + epsilon);
            for (int i = 0; i < length; i++) {
                y[row + i] = (float) (x[row + i] * factor * weight.floats()[i]);
            }
        }
        return Tensor.floats(y, operand.shape());
    }

    private static double sum(float[] x, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += x[i];
        }
        return sum;
    }

    private static double sumOfSquares(float[] x, int from, int length, double origin) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (x[i] - origin) * (x[i] - origin);
        }
        return sum;
    }

    private static double max(float[] x, int from, int length) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + length; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }
}
