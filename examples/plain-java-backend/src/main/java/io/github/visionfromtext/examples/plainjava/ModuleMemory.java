package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.backend.ModuleWeights;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The weights of a module. Those of linear layers are kept with their axes exchanged, {@code [in, out]}: a product then adds
 * multiples of rows to a row, which the Java compiler turns into vector instructions, while it must not reorder the sum of a
 * dot product.
 */
final class ModuleMemory {
    private final Map<Weight, Tensor> plain = new HashMap<>();
    private final Map<Weight, Tensor> exchanged = new HashMap<>();

    private ModuleMemory() {}

    /**
     * Reads weights.
     *
     * @throws io.github.visionfromtext.CheckpointException if one is missing or has another shape
     */
    static ModuleMemory load(GraphModule module, WeightSource source) {
        Set<Weight> asMatrix = new HashSet<>();
        Set<Weight> asTensor = new HashSet<>();
        module.functions().values().forEach(function -> collect(function, asMatrix, asTensor));
        ModuleMemory memory = new ModuleMemory();
        ModuleWeights.resolve(module, source).forEach((weight, stored) -> {
            Tensor tensor = Tensor.floats(stored.toTensor().floats(), stored.shape());
            if (asMatrix.contains(weight)) {
                memory.exchanged.put(weight, Moves.exchangeAxes(tensor));
            }
            if (asTensor.contains(weight)) {
                memory.plain.put(weight, tensor);
            }
        });
        return memory;
    }

    private static void collect(GraphFunction function, Set<Weight> asMatrix, Set<Weight> asTensor) {
        for (Node node : function.nodes()) {
            for (int i = 0; i < node.operands().size(); i++) {
                if (node.operand(i).op() instanceof Op.ReadWeight read) {
                    (node.op() instanceof Op.Linear && i == 1 ? asMatrix : asTensor).add(read.weight());
                }
            }
        }
        for (Node output : function.outputs().values()) {
            if (output.op() instanceof Op.ReadWeight read) {
                asTensor.add(read.weight());
            }
        }
    }

    /** A weight as it is; one that only linear layers read is {@code [in, out]}. */
    Tensor tensor(Weight weight) {
        return Objects.requireNonNullElseGet(plain.get(weight), () -> matrix(weight));
    }

    /** The weight {@code [out, in]} of a linear layer as {@code [in, out]}. */
    Tensor matrix(Weight weight) {
        return Objects.requireNonNull(exchanged.get(weight));
    }
}
