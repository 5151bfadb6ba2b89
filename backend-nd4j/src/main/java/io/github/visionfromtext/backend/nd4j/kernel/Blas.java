package io.github.visionfromtext.backend.nd4j.kernel;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Products of row-major matrices by the OpenBLAS that ND4J brings. ND4J's own {@code mmul} goes there too, but never takes
 * the product of a matrix and a vector, which is what a decoding step consists of: called directly it is four times as fast.
 */
public final class Blas {
    private Blas() {}

    /**
     * {@code c = alpha a b + beta c}, where a is {@code [rows, inner]} and b {@code [inner, columns]}, each stored
     * transposed if so said.
     *
     * @param beta 0 or 1; with 0, c need not hold numbers
     */
    public static void product(
            boolean transposeA,
            boolean transposeB,
            int rows,
            int columns,
            int inner,
            float alpha,
            FloatPointer a,
            FloatPointer b,
            float beta,
            FloatPointer c) {
        if (rows == 1) {
            // c' = b' a': a row is as well a column.
            vector(!transposeB, transposeB ? columns : inner, transposeB ? inner : columns, alpha, b, a, beta, c);
        } else if (columns == 1) {
            vector(transposeA, transposeA ? inner : rows, transposeA ? rows : inner, alpha, a, b, beta, c);
        } else {
            openblas.cblas_sgemm(
                    CblasRowMajor,
                    transposeA ? CblasTrans : CblasNoTrans,
                    transposeB ? CblasTrans : CblasNoTrans,
                    rows,
                    columns,
                    inner,
                    alpha,
                    a,
                    transposeA ? rows : inner,
                    b,
                    transposeB ? inner : columns,
                    beta,
                    c,
                    columns);
        }
    }

    /** {@code y = alpha m x + beta y} for a matrix stored as {@code [rows, columns]}, transposed if so said. */
    private static void vector(
            boolean transpose,
            int rows,
            int columns,
            float alpha,
            FloatPointer m,
            FloatPointer x,
            float beta,
            FloatPointer y) {
        openblas.cblas_sgemv(
                CblasRowMajor,
                transpose ? CblasTrans : CblasNoTrans,
                rows,
                columns,
                alpha,
                m,
                columns,
                x,
                1,
                beta,
                y,
                1);
    }
}
