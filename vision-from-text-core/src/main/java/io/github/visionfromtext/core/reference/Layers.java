package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Matrix products and norms. */
final class Layers {
    private Layers() {}

    static Tensor matMul(Tensor left, Tensor right, long[] shape) {
        int n = (int) left.size(-2);
        int inner = (int) left.size(-1);
        int m = (int) right.size(-1);
        double[] a = left.doubles();
        double[] b = right.doubles();
        double[] c = new double[Strides.elementCount(shape)];
        int[] leftMatrix = Strides.broadcast(leading(left.shape()), leading(shape));
        int[] rightMatrix = Strides.broadcast(leading(right.shape()), leading(shape));
        for (int matrix = 0; matrix < leftMatrix.length; matrix++) {
            for (int i = 0; i < n; i++) {
                int atC = (matrix * n + i) * m;
                for (int k = 0; k < inner; k++) {
                    double x = a[(leftMatrix[matrix] * n + i) * inner + k];
                    int atB = (rightMatrix[matrix] * inner + k) * m;
                    for (int j = 0; j < m; j++) {
                        c[atC + j] += x * b[atB + j];
                    }
                }
            }
        }
        return Tensor.doubles(c, shape);
    }

    /** All axes but the last two. */
    private static long[] leading(long[] shape) {
        return Arrays.copyOf(shape, shape.length - 2);
    }

    static Tensor linear(Tensor operand, Tensor weight, @Nullable Tensor bias, long[] shape) {
        int in = (int) weight.size(1);
        int out = (int) weight.size(0);
        double[] x = operand.doubles();
        double[] w = weight.doubles();
        double[] y = new double[Strides.elementCount(shape)];
        int rows = Strides.product(shape, 0, shape.length - 1);
        // The weight is the large operand: each of its rows is used for all rows of x while it is in the cache.
        for (int j = 0; j < out; j++) {
            double first = bias == null ? 0 : bias.doubles()[j];
            for (int row = 0; row < rows; row++) {
                y[row * out + j] = first + dot(x, row * in, w, j * in, in);
            }
        }
        return Tensor.doubles(y, shape);
    }

    static double dot(double[] a, int atA, double[] b, int atB, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[atA + k] * b[atB + k];
        }
        return sum;
    }

    static Tensor layerNorm(Tensor operand, Tensor weight, @Nullable Tensor bias, double epsilon) {
        int n = (int) operand.size(-1);
        double[] x = operand.doubles();
        double[] y = new double[x.length];
        for (int at = 0; at < x.length; at += n) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += x[at + i] / n;
            }
            double variance = 0;
            for (int i = 0; i < n; i++) {
                variance += (x[at + i] - mean) * (x[at + i] - mean) / n;
            }
            for (int i = 0; i < n; i++) {
                double normal = (x[at + i] - mean) / Math.sqrt(variance + epsilon);
                y[at + i] = normal * weight.doubles()[i] + (bias == null ? 0 : bias.doubles()[i]);
            }
        }
        return Tensor.doubles(y, operand.shape());
    }

    static Tensor rmsNorm(Tensor operand, Tensor weight, double epsilon) {
        int n = (int) operand.size(-1);
        double[] x = operand.doubles();
        double[] y = new double[x.length];
        for (int at = 0; at < x.length; at += n) {
            double meanSquare = dot(x, at, x, at, n) / n;
            for (int i = 0; i < n; i++) {
                y[at + i] = x[at + i] / Math.sqrt(meanSquare + epsilon) * weight.doubles()[i];
            }
        }
        return Tensor.doubles(y, operand.shape());
    }
}
