package io.github.visionfromtext.backend;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The check every backend makes before it uploads anything: does a checkpoint hold the weights of a module? */
public final class ModuleWeights {
    private static final int PROBLEMS_NAMED = 5;

    private ModuleWeights() {}

    /**
     * Finds the tensor of each weight, without reading any.
     *
     * @return in the order the module declares its weights
     * @throws CheckpointException if a tensor is missing or has another shape; the message names the first few such tensors
     *     with the shapes found and expected
     */
    public static Map<Weight, WeightTensor> resolve(GraphModule module, WeightSource source) {
        Map<Weight, WeightTensor> found = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Weight weight : module.weights().values()) {
            WeightTensor tensor = source.find(weight.name());
            if (tensor == null) {
                problems.add("no tensor '" + weight.name() + "' " + weight.shape());
            } else if (!Shape.fixed(tensor.shape()).equals(weight.shape())) {
                problems.add("tensor '" + weight.name() + "' has the shape " + Shape.fixed(tensor.shape())
                        + ", expected " + weight.shape());
            } else {
                found.put(weight, tensor);
            }
        }
        if (!problems.isEmpty()) {
            throw new CheckpointException(source.description() + " does not hold the weights of module '"
                    + module.name() + "': " + summary(problems));
        }
        return found;
    }

    private static String summary(List<String> problems) {
        int hidden = problems.size() - PROBLEMS_NAMED;
        return hidden <= 0
                ? String.join("; ", problems)
                : String.join("; ", problems.subList(0, PROBLEMS_NAMED)) + "; and " + hidden + " more";
    }
}
