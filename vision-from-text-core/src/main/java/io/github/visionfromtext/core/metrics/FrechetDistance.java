package io.github.visionfromtext.core.metrics;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.embedding.Embedding;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The squared Fr&eacute;chet distance between Gaussians fitted to two sets of features (Heusel et al. 2017, where the
 * features are Inception's):
 *
 * <pre>|m1 - m2|&sup2; + tr(S1 + S2 - 2 (S1 S2)^(1/2))</pre>
 *
 * with unbiased covariances S. As is usual, 1e-6 is added to their diagonals under the root, where fewer samples than
 * dimensions leave them singular. The estimate is biased upwards, the more the fewer samples there are: compare distances of
 * equally many samples only.
 */
public final class FrechetDistance {
    private static final double EPSILON = 1e-6;

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
        DMatrixRMaj covariance1 = covariance(first, mean1);
        DMatrixRMaj covariance2 = covariance(second, mean2);
        double distance = CommonOps_DDRM.trace(covariance1) + CommonOps_DDRM.trace(covariance2);
        for (int i = 0; i < dimension; i++) {
            distance += (mean1[i] - mean2[i]) * (mean1[i] - mean2[i]);
            covariance1.add(i, i, EPSILON);
            covariance2.add(i, i, EPSILON);
        }
        return Math.max(0, distance - 2 * traceOfRoot(covariance1, covariance2));
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

    private static DMatrixRMaj covariance(List<Embedding> features, double[] mean) {
        DMatrixRMaj centred = new DMatrixRMaj(features.size(), mean.length);
        for (int row = 0; row < features.size(); row++) {
            float[] values = features.get(row).toArray();
            for (int i = 0; i < mean.length; i++) {
                centred.set(row, i, values[i] - mean[i]);
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
        CommonOps_DDRM.multInner(centred, covariance);
        CommonOps_DDRM.divide(covariance, features.size() - 1.0);
        return covariance;
    }

    /** S1 S2 has the eigenvalues of R S2 R, where R is the root of S1; that is symmetric, which S1 S2 is not. */
    private static double traceOfRoot(DMatrixRMaj covariance1, DMatrixRMaj covariance2) {
        DMatrixRMaj root = root(covariance1);
        int dimension = root.getNumRows();
        DMatrixRMaj half = new DMatrixRMaj(dimension, dimension);
        DMatrixRMaj product = new DMatrixRMaj(dimension, dimension);
        CommonOps_DDRM.mult(root, covariance2, half);
        CommonOps_DDRM.mult(half, root, product);
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(product, false);
        double trace = 0;
        for (int i = 0; i < dimension; i++) {
            trace += rootOf(eigen, i);
        }
        return trace;
    }

    private static DMatrixRMaj root(DMatrixRMaj symmetric) {
        int dimension = symmetric.getNumRows();
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(symmetric, true);
        DMatrixRMaj scaled = new DMatrixRMaj(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            DMatrixRMaj vector = eigen.getEigenVector(i);
            double fourthRoot = Math.sqrt(rootOf(eigen, i));
            for (int row = 0; row < dimension; row++) {
                scaled.set(row, i, vector.get(row) * fourthRoot);
            }
        }
        DMatrixRMaj root = new DMatrixRMaj(dimension, dimension);
        CommonOps_DDRM.multOuter(scaled, root);
        return root;
    }

    /** Rounding may leave an eigenvalue a little below 0. */
    private static double rootOf(EigenDecomposition_F64<DMatrixRMaj> eigen, int index) {
        return Math.sqrt(Math.max(0, eigen.getEigenvalue(index).getReal()));
    }

    private static EigenDecomposition_F64<DMatrixRMaj> eigen(DMatrixRMaj symmetric, boolean vectors) {
        EigenDecomposition_F64<DMatrixRMaj> eigen =
                DecompositionFactory_DDRM.eig(symmetric.getNumRows(), vectors, true);
        if (!eigen.decompose(symmetric.copy())) {
            throw new InvalidInputException("The eigenvalues of a covariance were not found; are all features finite?");
        }
        return eigen;
    }
}
