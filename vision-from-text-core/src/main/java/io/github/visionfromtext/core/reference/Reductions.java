package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Operations that combine the elements along an axis. */
final class Reductions {
    private Reductions() {}

    static Tensor reduce(Op.Reduce.Function function, Tensor operand, List<Integer> axes, long[] shape) {
        long[] keptAxes = operand.shape();
        axes.forEach(axis -> keptAxes[axis] = 1);
        int[] target = Strides.broadcast(keptAxes, operand.shape());
        double[] x = operand.doubles();
        double[] y = new double[Strides.elementCount(shape)];
        double count = (double) x.length / y.length;
        if (function == Op.Reduce.Function.MAX) {
            requireElements(x.length, y.length, operand, axes);
            Arrays.fill(y, Double.NEGATIVE_INFINITY);
        }
        for (int i = 0; i < x.length; i++) {
            switch (function) {
                case SUM, MEAN -> y[target[i]] += x[i];
                case MAX -> y[target[i]] = Math.max(y[target[i]], x[i]);
            }
        }
        for (int i = 0; function == Op.Reduce.Function.MEAN && i < y.length; i++) {
            y[i] /= count;
        }
        return Tensor.doubles(y, shape);
    }

    private static void requireElements(int before, int after, Tensor operand, Object axes) {
        if (before == 0 && after > 0) {
            throw new InvalidInputException("There is no largest of no elements: " + operand + " along axis " + axes);
        }
    }

    static Tensor argMax(Tensor operand, int axis, long[] shape) {
        Lines lines = Lines.along(operand, axis);
        double[] x = operand.doubles();
        long[] index = new long[lines.count()];
        requireElements(x.length, index.length, operand, axis);
        for (int line = 0; line < index.length; line++) {
            for (int i = 1; i < lines.length(); i++) {
                if (x[lines.at(line, i)] > x[lines.at(line, (int) index[line])]) {
                    index[line] = i;
                }
            }
        }
        return Tensor.ints(index, shape);
    }

    static Tensor softmax(Tensor operand, int axis) {
        double[] x = operand.doubles();
        double[] y = new double[x.length];
        Lines lines = Lines.along(operand, axis);
        for (int line = 0; line < lines.count(); line++) {
            double max = max(x, lines, line);
            double sum = sumOfExponentials(x, lines, line, max);
            for (int i = 0; i < lines.length(); i++) {
                int at = lines.at(line, i);
                y[at] = Math.exp(x[at] - max) / sum;
            }
        }
        return Tensor.doubles(y, operand.shape());
    }

    static Tensor logSoftmax(Tensor operand, int axis) {
        double[] x = operand.doubles();
        double[] y = new double[x.length];
        Lines lines = Lines.along(operand, axis);
        for (int line = 0; line < lines.count(); line++) {
            double max = max(x, lines, line);
            double logarithm = Math.log(sumOfExponentials(x, lines, line, max));
            for (int i = 0; i < lines.length(); i++) {
                int at = lines.at(line, i);
                y[at] = x[at] - max - logarithm;
            }
        }
        return Tensor.doubles(y, operand.shape());
    }

    private static double max(double[] x, Lines lines, int line) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lines.length(); i++) {
            max = Math.max(max, x[lines.at(line, i)]);
        }
        return max;
    }

    private static double sumOfExponentials(double[] x, Lines lines, int line, double max) {
        double sum = 0;
        for (int i = 0; i < lines.length(); i++) {
            sum += Math.exp(x[lines.at(line, i)] - max);
        }
        return sum;
    }

    static Tensor crossEntropy(Tensor logits, Tensor target) {
        double[] log = logSoftmax(logits, 1).doubles();
        int classes = (int) logits.size(1);
        long[] wanted = target.ints();
        double[] loss = new double[wanted.length];
        for (int row = 0; row < loss.length; row++) {
            if (wanted[row] != Op.CrossEntropy.IGNORE) {
                loss[row] = -log[row * classes + Layout.index(wanted[row], classes)];
            }
        }
        return Tensor.doubles(loss, target.shape());
    }

    /** The lines of a tensor along one axis: {@code count} of them, of {@code length} elements each. */
    private record Lines(int count, int length, int inner) {
        static Lines along(Tensor tensor, int axis) {
            long[] shape = tensor.shape();
            int inner = Strides.product(shape, axis + 1, shape.length);
            return new Lines(Strides.product(shape, 0, axis) * inner, (int) shape[axis], inner);
        }

        int at(int line, int index) {
            return (line / inner * length + index) * inner + line % inner;
        }
    }
}
