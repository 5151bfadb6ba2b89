package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.djl.tensorflow.TrainedWeight.Kind;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be trained, and what not. */
final class Trainable {
    private Trainable() {}

    /**
     * The weights to train, in the order of the module.
     *
     * @throws InvalidInputException if the module lacks one
     */
    static List<Weight> weights(GraphModule module, TrainingOptions options) {
        for (String name : options.trainable()) {
            if (!module.weights().containsKey(name)) {
                throw new InvalidInputException("Module '" + module.name() + "' has no weight '" + name + "' to train");
            }
        }
        return module.weights().values().stream()
                .filter(weight -> options.trainable().contains(weight.name()))
                .toList();
    }

    /**
     * @throws InvalidInputException if an output of a function cannot be differentiated
     */
    static void requireLoss(GraphFunction function, String loss) {
        Node node = function.output(loss);
        boolean stateful = function.nodes().stream().anyMatch(n -> n.op() instanceof Op.CachedAttention);
        if (node.type() != ElementType.FLOAT || node.shape().rank() != 0 || stateful) {
            throw new InvalidInputException(
                    "Output '" + loss + "' of function '" + function.name()
                            + "' cannot be differentiated: the loss must be a FLOAT scalar and the function must not use state");
        }
    }

    /** The weights that a node depends on. */
    static Set<Weight> below(Node node) {
        Set<Weight> weights = new HashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            Node next = open.pop();
            if (seen.add(next)) {
                open.addAll(next.operands());
                if (next.op() instanceof Op.ReadWeight read) {
                    weights.add(read.weight());
                }
            }
        }
        return weights;
    }

    /**
     * The tensor of a snapshot.
     *
     * @throws InvalidInputException if it is missing or does not fit
     */
    static Tensor of(Map<String, Tensor> snapshot, Weight weight, Kind kind) {
        String name = weight.name() + kind.suffix();
        Tensor tensor = snapshot.get(name);
        long[] wanted = weight.shape().evaluate(Map.of());
        if (tensor == null || tensor.type() != ElementType.FLOAT || !Arrays.equals(tensor.shape(), wanted)) {
            throw new InvalidInputException("Snapshot tensor '" + name + "' is "
                    + (tensor == null ? "missing" : tensor.toString()) + ", expected FLOAT" + Arrays.toString(wanted));
        }
        return tensor;
    }
}
