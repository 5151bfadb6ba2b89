package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How each weight of a module is stored, decided by what its functions do with it: what enters a matrix product is stored in
 * the type of matrix products, quantised if nothing else reads it, and the rest in FLOAT32.
 *
 * @param slots the place of each weight, by name and in order
 * @param rows lists of weights that lie one after the other in memory, as if they were one
 * @param packed matrices, each one weight or one list of {@code rows}, that are kept in the order the CPU library multiplies in
 */
public record WeightPlan(Map<String, Slot> slots, List<List<Slot>> rows, List<List<Slot>> packed) {
    /**
     * One weight in the list of a module's weights.
     *
     * @param weight name and shape
     * @param index place in the list
     * @param storage element type, {@link ScalarType#INT8} with a scale for each row
     */
    public record Slot(Weight weight, int index, ScalarType storage) {
        public boolean quantised() {
            return storage == ScalarType.INT8;
        }

        long size(int axis) {
            return weight.shape().dim(axis).fixed();
        }
    }

    /** What the functions of a module do with a weight. */
    private static final class Uses {
        boolean matrix;
        boolean dense;
    }

    static WeightPlan of(GraphModule module, Precision precision) {
        Map<Weight, Uses> uses = new HashMap<>();
        module.functions().values().forEach(function -> collect(function, uses));
        Map<String, Slot> slots = new LinkedHashMap<>();
        for (Weight weight : module.weights().values()) {
            Uses use = uses.getOrDefault(weight, new Uses());
            slots.put(weight.name(), new Slot(weight, slots.size(), storage(use, precision)));
        }
        List<List<Slot>> rows = rows(module, slots);
        return new WeightPlan(slots, rows, precision.packs() ? PackedMatrices.of(module, slots, rows) : List.of());
    }

    /** What is multiplied together in one function is put together, unless another function has done otherwise. */
    private static List<List<Slot>> rows(GraphModule module, Map<String, Slot> slots) {
        List<List<Slot>> rows = new ArrayList<>();
        Set<Weight> taken = new HashSet<>();
        for (GraphFunction function : module.functions().values()) {
            for (SiblingLinears siblings : SiblingLinears.of(function)) {
                if (siblings.allWeights().noneMatch(taken::contains) && alike(siblings.matrices(), slots)) {
                    siblings.allWeights().forEach(taken::add);
                    rows.add(slots(siblings.matrices(), slots));
                    if (!siblings.biases().isEmpty()) {
                        rows.add(slots(siblings.biases(), slots));
                    }
                }
            }
        }
        return List.copyOf(rows);
    }

    private static boolean alike(List<Weight> weights, Map<String, Slot> slots) {
        return slots(weights, slots).stream().map(Slot::storage).distinct().count() == 1;
    }

    static List<Slot> slots(List<Weight> weights, Map<String, Slot> slots) {
        return weights.stream()
                .map(weight -> Objects.requireNonNull(slots.get(weight.name())))
                .toList();
    }

    /** Whether layers can be computed as one product. */
    boolean lieTogether(SiblingLinears layers) {
        return lieTogether(layers, slots, rows);
    }

    static boolean lieTogether(SiblingLinears layers, Map<String, Slot> slots, List<List<Slot>> rows) {
        return rows.contains(slots(layers.matrices(), slots))
                && (layers.biases().isEmpty() || rows.contains(slots(layers.biases(), slots)));
    }

    /** The index in {@link #rows} of exactly these weights, or -1. */
    int indexOfRows(List<Weight> weights) {
        return rows.indexOf(slots(weights, slots));
    }

    /** The index in {@link #packed} of exactly these weights, or -1. */
    int indexOfPacked(List<Weight> weights) {
        return packed.indexOf(slots(weights, slots));
    }

    private static ScalarType storage(Uses uses, Precision precision) {
        if (!uses.matrix) {
            return ScalarType.FLOAT32;
        }
        return precision.quantised() && !uses.dense ? ScalarType.INT8 : precision.matrix();
    }

    private static void collect(GraphFunction function, Map<Weight, Uses> uses) {
        Map<Node, Uses> views = new HashMap<>();
        for (Node node : function.nodes()) {
            if (node.op() instanceof Op.ReadWeight read) {
                views.put(node, uses.computeIfAbsent(read.weight(), weight -> new Uses()));
            }
            for (int i = 0; i < node.operands().size(); i++) {
                Uses use = views.get(node.operand(i));
                if (use != null) {
                    record(use, node, i);
                    if (isView(node.op())) {
                        views.put(node, use);
                    }
                }
            }
        }
        for (Node output : function.outputs().values()) {
            views.getOrDefault(output, new Uses()).dense = true;
        }
    }

    private static void record(Uses use, Node node, int operand) {
        boolean direct = node.operand(operand).op() instanceof Op.ReadWeight;
        boolean table =
                (node.op() instanceof Op.Linear && operand == 1) || (node.op() instanceof Op.Embedding && operand == 0);
        use.dense |= !(direct && table);
        use.matrix |= node.op() instanceof Op.Linear || node.op() instanceof Op.MatMul || table;
    }

    private static boolean isView(Op op) {
        return op instanceof Op.Reshape
                || op instanceof Op.Transpose
                || op instanceof Op.Slice
                || op instanceof Op.Expand;
    }

    Slot slot(String weight) {
        Slot slot = slots.get(weight);
        if (slot == null) {
            throw new IllegalStateException("Weight '" + weight + "' is not in the plan");
        }
        return slot;
    }
}
