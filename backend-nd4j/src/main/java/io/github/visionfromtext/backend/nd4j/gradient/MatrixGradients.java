package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.kernel.Blas;
import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** Gradients of matrix products: matrix products. */
public final class MatrixGradients {
    private MatrixGradients() {}

    /** Adds {@code dy weight} to dx. */
    public static Kernel linearOperand(int rows, int in, int out, Floats weight, Floats dy, Floats dx) {
        return () -> Blas.product(false, false, rows, in, out, 1, dy.pointer(), weight.pointer(), 1, dx.pointer());
    }

    /** Adds {@code dy' x} to the gradient of the weight. */
    public static Kernel linearWeight(int rows, int in, int out, Floats x, Floats dy, Floats dWeight) {
        return () -> Blas.product(true, false, out, in, rows, 1, dy.pointer(), x.pointer(), 1, dWeight.pointer());
    }

    /** Adds all rows of dy to the gradient of the bias. */
    public static Kernel linearBias(int rows, int out, Floats dy, Floats dBias) {
        return () -> {
            float[] row = new float[out];
            for (int i = 0; i < rows; i++) {
                dy.read(i * out, row, 0, out);
                dBias.add(0, 1, row, out);
            }
        };
    }

    /**
     * Adds to the gradient of one operand of {@code c = a b}.
     *
     * @param left whether that is a
     * @param aShape of a; {@code bShape} of b; {@code shape} of c
     * @param other the numbers of the other operand
     */
    public static Kernel matMul(
            boolean left, long[] aShape, long[] bShape, long[] shape, Floats other, Floats dc, Floats target) {
        int n = (int) shape[shape.length - 2];
        int m = (int) shape[shape.length - 1];
        int inner = (int) aShape[aShape.length - 1];
        long[] leading = leading(shape);
        Walk walk = Walk.over(
                leading,
                Shapes.stretched(leading(left ? bShape : aShape), leading),
                Shapes.strides(leading),
                Shapes.stretched(leading(left ? aShape : bShape), leading));
        FloatPointer factor = other.cursor();
        FloatPointer gradient = dc.cursor();
        FloatPointer result = target.cursor();
        return () -> walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                factor.position((long) (at[0] + i * walk.stride(0)) * inner * (left ? m : n));
                gradient.position((long) (at[1] + i * walk.stride(1)) * n * m);
                result.position((long) (at[2] + i * walk.stride(2)) * inner * (left ? n : m));
                if (left) {
                    Blas.product(false, true, n, inner, m, 1, gradient, factor, 1, result);
                } else {
                    Blas.product(true, false, inner, m, n, 1, factor, gradient, 1, result);
                }
            }
        });
    }

    private static long[] leading(long[] shape) {
        return Arrays.copyOf(shape, shape.length - 2);
    }
}
