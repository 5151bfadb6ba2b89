package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.kernel.AttentionShape;
import io.github.visionfromtext.backend.nd4j.kernel.CachedAttention;
import io.github.visionfromtext.backend.nd4j.kernel.FullAttention;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.State;
import java.util.Objects;

/** Kernels of attention, with and without a cache. */
final class AttentionKernels {
    private final Forward forward;

    AttentionKernels(Forward forward) {
        this.forward = forward;
    }

    Place attention(Op.Attention op, Node node) {
        Place query = forward.operand(node, 0);
        Place keys = forward.operand(node, 1);
        Place values = forward.operand(node, 2);
        Place result = forward.create(node);
        AttentionShape shape = AttentionShape.of(query.shape(), keys.shape(), values.shape());
        long[] scored = {shape.batch(), shape.heads(), shape.time(), shape.stored()};
        int[] biasStrides = node.operands().size() > 3
                ? Shapes.stretched(forward.operand(node, 3).shape(), scored)
                : new int[4];
        return forward.computed(
                result,
                new FullAttention(
                        shape,
                        op.scale(),
                        op.causal(),
                        query.floats(),
                        keys.floats(),
                        values.floats(),
                        forward.optionalFloats(node, 3),
                        biasStrides,
                        result.floats(),
                        forward.places().scratch(shape.rows(), shape.stored())));
    }

    Place cachedAttention(Op.CachedAttention op, Node node) {
        Place query = forward.operand(node, 0);
        Place result = forward.create(node);
        long[] keys = op.keys().shape().evaluate(forward.memory().lengths());
        long[] values = op.values().shape().evaluate(forward.memory().lengths());
        AttentionShape shape = AttentionShape.of(query.shape(), keys, values);
        int capacity = (int) Math.min(keys[2], values[2]);
        forward.kernels()
                .add(new CachedAttention(
                        shape,
                        capacity,
                        op.scale(),
                        query.floats(),
                        half(op.keys(), keys, forward.operand(node, 1)),
                        half(op.values(), values, forward.operand(node, 2)),
                        forward.operand(node, 3).ints(),
                        node.operands().size() > 4 ? forward.operand(node, 4).ints() : null,
                        result.floats(),
                        forward.places().scratch(shape.rows(), capacity)));
        return result;
    }

    private CachedAttention.Half half(State state, long[] shape, Place rows) {
        Floats cache = Objects.requireNonNull(forward.memory().states().get(state));
        Floats before = forward.places().keep(rows.numbers().length());
        return new CachedAttention.Half(rows.floats(), cache, before, Shapes.product(shape, 0, 2), (int) shape[2]);
    }
}
