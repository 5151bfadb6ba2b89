package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** Matrix products. */
public final class Matrices {
    private Matrices() {}

    /** {@code y = x weight' + bias}, x {@code [rows, in]}, weight {@code [out, in]}. */
    public static Kernel linear(int in, int out, Floats x, Floats weight, @Nullable Floats bias, Floats y) {
        int rows = out == 0 ? 0 : y.length() / out;
        if (rows == 0) {
            return () -> {};
        }
        return () -> {
            if (bias == null) {
                y.fill(0, in == 0 || rows == 1 ? y.length() : 0, 0);
            } else {
                for (int row = 0; row < rows; row++) {
                    bias.copyTo(0, 1, y, row * out, 1, out);
                }
            }
            if (in > 0) {
                float beta = bias == null && rows > 1 ? 0 : 1;
                Blas.product(false, true, rows, out, in, 1, x.pointer(), weight.pointer(), beta, y.pointer());
            }
        };
    }

    /** {@code c = a b} of the last two axes; the leading ones are broadcast to those of the result. */
    public static Kernel matMul(Floats a, long[] aShape, Floats b, long[] bShape, Floats c, long[] shape) {
        int axes = shape.length - 2;
        int n = (int) shape[axes];
        int m = (int) shape[axes + 1];
        int inner = (int) aShape[aShape.length - 1];
        long[] leading = Arrays.copyOf(shape, axes);
        Walk walk = Walk.over(
                leading,
                Shapes.stretched(Arrays.copyOf(aShape, aShape.length - 2), leading),
                Shapes.stretched(Arrays.copyOf(bShape, bShape.length - 2), leading),
                Shapes.strides(leading));
        if (c.length() == 0) {
            return () -> {};
        }
        if (inner == 0) {
            return () -> c.fill(0, c.length(), 0);
        }
        FloatPointer left = a.cursor();
        FloatPointer right = b.cursor();
        FloatPointer result = c.cursor();
        return () -> {
            if (n == 1 || m == 1) {
                c.fill(0, c.length(), 0); // Not every BLAS ignores what is there when it multiplies it by 0.
            }
            walk.each((at, count) -> {
                for (int i = 0; i < count; i++) {
                    left.position((long) (at[0] + i * walk.stride(0)) * n * inner);
                    right.position((long) (at[1] + i * walk.stride(1)) * inner * m);
                    result.position((long) (at[2] + i * walk.stride(2)) * n * m);
                    Blas.product(false, false, n, m, inner, 1, left, right, n == 1 || m == 1 ? 1 : 0, result);
                }
            });
        };
    }
}
