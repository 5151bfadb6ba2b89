package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.backend.djl.torchscript.WeightPlan.Slot;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which matrices are kept in the order of numbers that the CPU library (oneDNN) multiplies in, and in no other. It would
 * reorder them in every call; without that a product with one row takes half the time, and in FLOAT32 any product.
 */
final class PackedMatrices {
    /** Below it the library's own overhead, about ten microseconds a call, outweighs the gain. */
    private static final long LEAST_ELEMENTS = 1 << 15;

    private final Map<Weight, Set<List<Weight>>> matrices = new HashMap<>();
    private final Set<Weight> usedOtherwise = new HashSet<>();
    private final Map<String, Slot> slots;
    private final List<List<Slot>> rows;

    private PackedMatrices(Map<String, Slot> slots, List<List<Slot>> rows) {
        this.slots = slots;
        this.rows = rows;
    }

    /**
     * Matrices that the functions of a module use in linear layers, each time together with the same others, and nowhere else.
     *
     * @return weights that are one matrix, in the order of their rows
     */
    static List<List<Slot>> of(GraphModule module, Map<String, Slot> slots, List<List<Slot>> rows) {
        PackedMatrices packed = new PackedMatrices(slots, rows);
        module.functions().values().forEach(packed::collect);
        return module.weights().values().stream()
                .flatMap(weight -> packed.matrices.getOrDefault(weight, Set.of()).stream())
                .distinct()
                .filter(packed::suits)
                .map(packed::slots)
                .toList();
    }

    private void collect(GraphFunction function) {
        Map<Node, List<Weight>> together = new HashMap<>();
        for (SiblingLinears siblings : SiblingLinears.of(function)) {
            if (WeightPlan.lieTogether(siblings, slots, rows)) {
                siblings.layers().forEach(layer -> together.put(layer, siblings.matrices()));
            }
        }
        for (Node node : function.nodes()) {
            for (int i = 0; i < node.operands().size(); i++) {
                if (node.operand(i).op() instanceof Op.ReadWeight read) {
                    if (node.op() instanceof Op.Linear && i == 1) {
                        matrices.computeIfAbsent(read.weight(), weight -> new HashSet<>())
                                .add(together.getOrDefault(node, List.of(read.weight())));
                    } else {
                        usedOtherwise.add(read.weight());
                    }
                }
            }
        }
        for (Node output : function.outputs().values()) {
            if (output.op() instanceof Op.ReadWeight read) {
                usedOtherwise.add(read.weight());
            }
        }
    }

    private boolean suits(List<Weight> matrix) {
        long elements = slots(matrix).stream()
                .mapToLong(slot -> slot.size(0) * slot.size(1))
                .sum();
        return elements >= LEAST_ELEMENTS
                && slots(matrix).stream().noneMatch(Slot::quantised)
                && matrix.stream().noneMatch(usedOtherwise::contains)
                && matrix.stream()
                        .allMatch(weight ->
                                matrices.getOrDefault(weight, Set.of()).size() == 1);
    }

    private List<Slot> slots(List<Weight> weights) {
        return WeightPlan.slots(weights, slots);
    }
}
