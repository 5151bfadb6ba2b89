package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.tensor.Tensor;

/**
 * The linear map from degraded to clean tokens with the least squared error, in closed form: the control "linear only" of the
 * paper's ablations, and the start of the adapter's linear skip. Ridge regression on normal equations. Not thread-safe.
 */
public final class LinearFit {
    private final int features;
    private final double[][] gram;
    private final double[][] moment;
    private long count;

    public LinearFit(int features) {
        this.features = features;
        this.gram = new double[features + 1][features + 1];
        this.moment = new double[features + 1][features];
    }

    /** Takes in pairs of tokens, each {@code [..., features]}. */
    public void add(Tensor degraded, Tensor clean) {
        float[] x = degraded.floats();
        float[] y = clean.floats();
        double[] row = new double[features + 1];
        row[features] = 1;
        for (int at = 0; at < x.length; at += features) {
            count++;
            for (int i = 0; i < features; i++) {
                row[i] = x[at + i];
            }
            for (int i = 0; i <= features; i++) {
                double[] gramRow = gram[i];
                for (int j = 0; j <= i; j++) {
                    gramRow[j] += row[i] * row[j];
                }
                double[] momentRow = moment[i];
                for (int j = 0; j < features; j++) {
                    momentRow[j] += row[i] * y[at + j];
                }
            }
        }
    }

    /**
     * {@code clean = weight degraded + bias}.
     *
     * @param weight {@code [features, features]}, rows are outputs
     * @param bias {@code [features]}
     */
    public record Solution(Tensor weight, Tensor bias) {
        /** The map applied to tokens {@code [..., features]}. */
        public Tensor apply(Tensor degraded) {
            int features = bias.elementCount();
            float[] x = degraded.floats();
            float[] w = weight.floats();
            float[] y = new float[x.length];
            for (int at = 0; at < x.length; at += features) {
                for (int out = 0; out < features; out++) {
                    double sum = bias.floats()[out];
                    for (int in = 0; in < features; in++) {
                        sum += (double) w[out * features + in] * x[at + in];
                    }
                    y[at + out] = (float) sum;
                }
            }
            return Tensor.floats(y, degraded.shape());
        }
    }

    /**
     * Solves for the map.
     *
     * @param ridge penalty on the squared weights, as a share of the mean squared input; keeps features that never vary apart
     */
    public Solution solve(double ridge) {
        double trace = 0;
        for (int i = 0; i < features; i++) {
            trace += gram[i][i];
        }
        double[][] factor = cholesky(Math.max(ridge * trace / features, 1e-9 * Math.max(1, count)));
        float[] weight = new float[features * features];
        float[] bias = new float[features];
        double[] solution = new double[features + 1];
        for (int out = 0; out < features; out++) {
            for (int i = 0; i <= features; i++) {
                double sum = moment[i][out];
                for (int k = 0; k < i; k++) {
                    sum -= factor[i][k] * solution[k];
                }
                solution[i] = sum / factor[i][i];
            }
            for (int i = features; i >= 0; i--) {
                double sum = solution[i];
                for (int k = i + 1; k <= features; k++) {
                    sum -= factor[k][i] * solution[k];
                }
                solution[i] = sum / factor[i][i];
            }
            for (int in = 0; in < features; in++) {
                weight[out * features + in] = (float) solution[in];
            }
            bias[out] = (float) solution[features];
        }
        return new Solution(Tensor.floats(weight, features, features), Tensor.floats(bias, features));
    }

    /** Lower factor of the Gram matrix with the penalty on its diagonal; the bias is hardly penalised. */
    private double[][] cholesky(double penalty) {
        int n = features + 1;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[i][j] + (i == j ? (i < features ? penalty : 1e-9) : 0);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
        }
        return factor;
    }
}
