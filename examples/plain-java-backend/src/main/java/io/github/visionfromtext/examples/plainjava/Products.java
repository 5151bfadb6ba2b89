package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Matrix products, in blocks of columns that the threads share among them. */
final class Products {
    /** Columns of a block: as much of a row as the fastest cache holds several times over. */
    private static final int COLUMNS = 512;

    /** Terms summed in FLOAT32 before they are added to the rest, so that rounding errors of a long sum stay small. */
    private static final int TERMS = 32;

    private final Workers workers;

    Products(Workers workers) {
        this.workers = workers;
    }

    Tensor matMul(Tensor left, Tensor right, long[] shape) {
        int rank = shape.length;
        int n = (int) shape[rank - 2];
        int m = (int) shape[rank - 1];
        int k = (int) left.size(-1);
        float[] a = Moves.expand(left, withMatrix(shape, n, k)).floats();
        float[] b = Moves.expand(right, withMatrix(shape, k, m)).floats();
        float[] c = new float[Moves.count(shape)];
        for (int matrix = 0; matrix < Moves.outer(shape, rank - 2); matrix++) {
            multiply(a, matrix * n * k, b, matrix * k * m, c, matrix * n * m, n, k, m);
        }
        return Tensor.floats(c, shape);
    }

    private static long[] withMatrix(long[] shape, long rows, long columns) {
        long[] copy = shape.clone();
        copy[shape.length - 2] = rows;
        copy[shape.length - 1] = columns;
        return copy;
    }

    /** A linear layer whose weight is {@code [in, out]}. */
    Tensor linear(Tensor operand, Tensor exchanged, @Nullable Tensor bias, long[] shape) {
        int in = (int) exchanged.size(0);
        int out = (int) exchanged.size(1);
        float[] y = new float[Moves.count(shape)];
        int rows = Moves.outer(shape, shape.length - 1);
        multiply(operand.floats(), 0, exchanged.floats(), 0, y, 0, rows, in, out);
        if (bias != null) {
            float[] shift = bias.floats();
            for (int i = 0; i < y.length; i++) {
                y[i] += shift[i % out];
            }
        }
        return Tensor.floats(y, shape);
    }

    /** c = a b, of {@code [n, k]} and {@code [k, m]}. */
    private void multiply(float[] a, int atA, float[] b, int atB, float[] c, int atC, int n, int k, int m) {
        workers.forEach((m + COLUMNS - 1) / COLUMNS, block -> {
            int first = block * COLUMNS;
            int columns = Math.min(COLUMNS, m - first);
            float[] part = new float[columns];
            for (int row = 0; row < n; row++) {
                for (int term = 0; term < k; term += TERMS) {
                    int end = Math.min(term + TERMS, k);
                    Arrays.fill(part, 0);
                    addMultiples(part, a, atA + row * k, term, end, b, atB + first, m);
                    int to = atC + row * m + first;
                    for (int j = 0; j < columns; j++) {
                        c[to + j] += part[j];
                    }
                }
            }
        });
    }

    /** Adds to a row the rows {@code term} to {@code end} of a matrix, each times its factor. */
    private static void addMultiples(
            float[] row, float[] factors, int atFactors, int term, int end, float[] matrix, int atMatrix, int width) {
        int i = term;
        for (; i + 4 <= end; i += 4) {
            float f0 = factors[atFactors + i];
            float f1 = factors[atFactors + i + 1];
            float f2 = factors[atFactors + i + 2];
            float f3 = factors[atFactors + i + 3];
            int m0 = atMatrix + i * width;
            int m1 = m0 + width;
            int m2 = m1 + width;
            int m3 = m2 + width;
            for (int j = 0; j < row.length; j++) {
                row[j] += f0 * matrix[m0 + j] + f1 * matrix[m1 + j] + f2 * matrix[m2 + j] + f3 * matrix[m3 + j];
            }
        }
        for (; i < end; i++) {
            float factor = factors[atFactors + i];
            int from = atMatrix + i * width;
            for (int j = 0; j < row.length; j++) {
                row[j] += factor * matrix[from + j];
            }
        }
    }
}
