package io.github.visionfromtext.core.model.inception;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.model.convolution.Kernel;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The convolutions of a checkpoint with their batch normalisation folded in. A convolution without bias, normalised with the
 * running mean and variance and then scaled, is one with bias:
 *
 * <pre>weight' = weight s, bias' = bias - mean s, s = scale / sqrt(variance + 0.001)</pre>
 */
final class FoldedConvolutions {
    private static final double EPSILON = 1e-3;

    private final WeightSource checkpoint;
    private final Map<String, Tensor> folded = new LinkedHashMap<>();

    FoldedConvolutions(WeightSource checkpoint) {
        this.checkpoint = checkpoint;
    }

    static String weight(String name) {
        return name + ".weight";
    }

    static String bias(String name) {
        return name + ".bias";
    }

    /**
     * Folds a convolution into a weight {@code [outputs, rows * columns * inputs]} and a bias {@code [outputs]}.
     *
     * @return how many outputs it has
     * @throws CheckpointException if a tensor is missing, or has not the shape that the architecture gives it
     */
    int fold(String name, int inputs, Kernel kernel) {
        WeightTensor weight = checkpoint.get(name + ".conv.weight");
        long[] shape = weight.shape();
        int outputs = shape.length == 0 ? 0 : (int) shape[0];
        require(weight, outputs, inputs, kernel.rows(), kernel.columns());
        float[] scale = vector(name + ".bn.weight", outputs);
        float[] shift = vector(name + ".bn.bias", outputs);
        float[] mean = vector(name + ".bn.running_mean", outputs);
        float[] variance = vector(name + ".bn.running_var", outputs);
        float[] values = weight.toTensor().floats();
        int area = kernel.area();
        float[] weights = new float[values.length];
        float[] biases = new float[outputs];
        for (int out = 0; out < outputs; out++) {
            double s = scale[out] / Math.sqrt(variance[out] + EPSILON);
            biases[out] = (float) (shift[out] - mean[out] * s);
            if (!Float.isFinite(biases[out])) {
                throw new CheckpointException("Channel " + out + " of " + name + " in " + checkpoint.description()
                        + " cannot be normalised: mean " + mean[out] + ", variance " + variance[out]);
            }
            for (int in = 0; in < inputs; in++) {
                for (int place = 0; place < area; place++) {
                    weights[(out * area + place) * inputs + in] =
                            (float) (values[(out * inputs + in) * area + place] * s);
                }
            }
        }
        folded.put(weight(name), Tensor.floats(weights, outputs, (long) area * inputs));
        folded.put(bias(name), Tensor.floats(biases, outputs));
        return outputs;
    }

    private float[] vector(String name, int length) {
        WeightTensor tensor = checkpoint.get(name);
        require(tensor, length);
        return tensor.toTensor().floats();
    }

    private void require(WeightTensor tensor, long... shape) {
        if (shape[0] < 1 || !Arrays.equals(tensor.shape(), shape)) {
            throw new CheckpointException(tensor.name() + " in " + checkpoint.description() + " has the shape "
                    + Arrays.toString(tensor.shape()) + "; this Inception-v3 expects " + Arrays.toString(shape));
        }
    }

    /** All that were folded. */
    WeightSource weights() {
        return WeightSource.of(checkpoint.description(), folded);
    }
}
