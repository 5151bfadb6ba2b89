package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Random weights for models. */
final class Models {
    private Models() {}

    /** Weights that keep activations near one: matrices scaled by their width, norms near one. */
    static Map<String, Tensor> weights(GraphModule module) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Weight weight : module.weights().values()) {
            long[] shape = weight.shape().evaluate(Map.of());
            float[] data = Graphs.random(weight.name().hashCode(), shape).floats();
            boolean norm = weight.name().contains("norm") && weight.name().endsWith("weight");
            double scale = shape.length == 1 ? 0.1 : Math.sqrt(3.0 / shape[shape.length - 1]);
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) (data[i] * scale + (norm ? 1 : 0));
            }
            weights.put(weight.name(), Tensor.floats(data, shape));
        }
        return weights;
    }

    static WeightSource source(Map<String, Tensor> weights) {
        return WeightSource.of("random", weights);
    }
}
