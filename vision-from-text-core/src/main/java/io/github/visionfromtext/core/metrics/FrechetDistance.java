package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.embedding.Embedding;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The squared Fr&eacute;chet distance between Gaussians fitted to two sets of features (Heusel et al. 2017, where the
 * features are Inception's):
 *
 * <pre>|m1 - m2|&sup2; + tr(S1 + S2 - 2 (S1 S2)^(1/2))</pre>
 *
 * with unbiased covariances S. If S1 = A'A and S2 = B'B, where ' transposes, the trace of the root is the sum of the singular
 * values of AB'. The centred features themselves are such factors, so nothing has to be added to covariances that fewer
 * samples than dimensions leave singular.
 *
 * <p>The estimate is biased upwards, the more the fewer samples there are: compare distances of equally many samples only.
 */
public final class FrechetDistance {
    private FrechetDistance() {}

    /**
     * The distance between two sets.
     *
     * @param first at least two vectors
     * @param second as many, of the same dimension
     * @return 0 or more
     * @throws InvalidInputException if the sets are too small, not equally large or not of one dimension
     */
    public static double between(List<Embedding> first, List<Embedding> second) {
        if (first.size() != second.size() || first.size() < 2) {
            throw new InvalidInputException("Sets of " + first.size() + " and " + second.size()
                    + " features have no comparable distance: expected as many in both, at least 2");
        }
        int dimension = first.get(0).dimension();
        double[] mean1 = mean(first, dimension);
        double[] mean2 = mean(second, dimension);
        double distance = 0;
        for (int i = 0; i < dimension; i++) {
            distance += (mean1[i] - mean2[i]) * (mean1[i] - mean2[i]);
        }
        DMatrixRMaj a = factor(first, mean1);
        DMatrixRMaj b = factor(second, mean2);
        distance += squares(a) + squares(b) - 2 * traceOfRoot(a, b);
        return Math.max(0, distance);
    }

    private static double[] mean(List<Embedding> features, int dimension) {
        double[] mean = new double[dimension];
        for (Embedding feature : features) {
            if (feature.dimension() != dimension) {
                throw new InvalidInputException("Features of " + feature.dimension() + " and of " + dimension
                        + " values do not belong to one space");
            }
            float[] values = feature.toArray();
            for (int i = 0; i < dimension; i++) {
                mean[i] += values[i] / features.size();
            }
        }
        return mean;
    }

    /** A such that A'A is the covariance, with no more rows than columns. */
    private static DMatrixRMaj factor(List<Embedding> features, double[] mean) {
        double scale = 1 / Math.sqrt(features.size() - 1.0);
        DMatrixRMaj centred = new DMatrixRMaj(features.size(), mean.length);
        for (int row = 0; row < features.size(); row++) {
            float[] values = features.get(row).toArray();
            for (int i = 0; i < mean.length; i++) {
                centred.set(row, i, (values[i] - mean[i]) * scale);
            }
        }
        if (centred.getNumRows() <= centred.getNumCols()) {
            return centred;
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(centred.getNumRows(), centred.getNumCols());
        if (!qr.decompose(centred)) {
            throw new InvalidInputException("The covariance of " + features.size() + " features has no factor");
        }
        return qr.getR(null, true);
    }

    /** The trace of A'A. */
    private static double squares(DMatrixRMaj a) {
        double norm = NormOps_DDRM.normF(a);
        return norm * norm;
    }

    private static double traceOfRoot(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.getNumRows(), b.getNumRows());
        CommonOps_DDRM.multTransB(a, b, product);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(product.getNumRows(), product.getNumCols(), false, false, true);
        if (!svd.decompose(product)) {
            throw new InvalidInputException("The singular values of a product of covariances were not found");
        }
        return Arrays.stream(svd.getSingularValues(), 0, svd.numberOfSingularValues())
                .sum();
    }
}
