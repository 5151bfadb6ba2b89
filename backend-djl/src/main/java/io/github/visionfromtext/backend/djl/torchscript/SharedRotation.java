package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two rotations by the same angles (of query and key) whose operands lie side by side in the product of {@link SiblingLinears}:
 * heads of both are turned together, which spares every second operation.
 *
 * @param first the one whose layer comes first
 * @param second the other
 */
record SharedRotation(Heads first, Heads second) {

    /**
     * A rotation of a linear layer's result, cut into heads: {@code rotary(transpose(reshape(linear)))}.
     *
     * @param rotation the rotation
     * @param layer the linear layer
     * @param siblings the product the layer is a part of
     */
    record Heads(Node rotation, Node layer, SiblingLinears siblings) {
        int index() {
            return siblings.layers().indexOf(layer);
        }

        long count() {
            return rotation.shape().dim(1).fixed();
        }

        private List<Object> kind() {
            Op.RotaryEmbedding op = (Op.RotaryEmbedding) rotation.op();
            return List.of(
                    siblings,
                    rotation.operand(1),
                    rotation.operand(2),
                    op.pairing(),
                    rotation.shape().dim(3));
        }
    }

    /** All there are in a function, by both of their rotations. */
    static Map<Node, SharedRotation> of(GraphFunction function, Map<Node, SiblingLinears> siblings) {
        Map<List<Object>, Map<Integer, Heads>> byIndex = new HashMap<>();
        function.nodes().stream()
                .map(node -> heads(node, siblings))
                .filter(Objects::nonNull)
                .forEach(heads -> byIndex.computeIfAbsent(heads.kind(), kind -> new HashMap<>())
                        .put(heads.index(), heads));
        Map<Node, SharedRotation> shared = new HashMap<>();
        for (Map<Integer, Heads> candidates : byIndex.values()) {
            candidates.forEach((index, heads) -> {
                Heads next = candidates.get(index + 1);
                if (next != null && !shared.containsKey(heads.rotation())) {
                    SharedRotation both = new SharedRotation(heads, next);
                    shared.put(heads.rotation(), both);
                    shared.put(next.rotation(), both);
                }
            });
        }
        return shared;
    }

    private static @Nullable Heads heads(Node rotation, Map<Node, SiblingLinears> siblings) {
        if (!(rotation.op() instanceof Op.RotaryEmbedding)
                || !(rotation.operand(0).op() instanceof Op.Transpose transpose)
                || !transpose.permutation().equals(List.of(0, 2, 1, 3))) {
            return null;
        }
        Node split = rotation.operand(0).operand(0);
        if (!(split.op() instanceof Op.Reshape)) {
            return null;
        }
        Node layer = split.operand(0);
        SiblingLinears together = siblings.get(layer);
        boolean lastAxisOnly = layer.shape().rank() == 3
                && split.shape()
                        .dims()
                        .subList(0, 2)
                        .equals(layer.shape().dims().subList(0, 2))
                && split.shape().dim(2).isFixed()
                && split.shape().dim(3).isFixed();
        return together != null && lastAxisOnly ? new Heads(rotation, layer, together) : null;
    }
}
