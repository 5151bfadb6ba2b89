package io.github.visionfromtext.tck.randomgraph;

import static io.github.visionfromtext.tck.randomgraph.Draft.BATCH;
import static io.github.visionfromtext.tck.randomgraph.Draft.TIME;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attention of every kind, with and without a cache, and rotary positions. */
final class SequenceMoves {
    static final String POSITION = "position";
    static final long CAPACITY = 16;

    private SequenceMoves() {}

    private static Item source(Draft draft) {
        Item x = draft.pick(item -> item.isFloat()
                && item.rank() == 3
                && item.shape().dim(0).equals(BATCH)
                && !item.shape().dim(1).is(0)
                && item.fixed(2) > 0);
        return x.rank() == 3 ? x : draft.input(Shape.of(BATCH, TIME, 4));
    }

    /** {@code [batch, length, in]} to {@code [batch, heads, length, width]}. */
    private static Value heads(Draft draft, Item x, int heads, int width) {
        Value y = x.value().linear(draft.weight((long) heads * width, x.fixed(2)), null);
        double scale = 1 / Math.max(1, x.bound());
        return y.times(scale).reshape(BATCH, x.shape().dim(1), heads, width).transpose(0, 2, 1, 3);
    }

    private static double bound(Item x) {
        return x.fixed(2);
    }

    static void rotary(Draft draft) {
        Item x = source(draft);
        int half = draft.any(List.of(1, 2, 3));
        Dim length = x.shape().dim(1);
        Value turned = heads(draft, x, 2, 2 * half);
        Value angles = draft.function
                .range(length)
                .toFloat()
                .reshape(length, 1)
                .times(
                        draft.chance(0.7)
                                ? draft.function
                                        .constant(new double[] {1, 0.5, 0.25})
                                        .slice(0, 0, half)
                                : draft.function.constant(0.5));
        if (draft.chance(0.4)) {
            angles = angles.reshape(1, length, angles.dim(1));
        }
        Pairing pairing = draft.any(List.of(Pairing.values()));
        draft.add(turned.rotaryEmbedding(angles.cos(), angles.sin(), pairing), 2 * bound(x), false);
    }

    static void attention(Draft draft) {
        Item from = source(draft);
        Item to = draft.chance(0.4) ? from : source(draft);
        int groups = draft.any(List.of(1, 2));
        int heads = groups * draft.any(List.of(1, 2));
        int width = draft.any(List.of(1, 2, 4));
        Dim time = from.shape().dim(1);
        Dim length = to.shape().dim(1);
        // A query that sees no key has no specified result, so a causal one needs at least as many keys as queries.
        boolean causal = draft.chance(0.6)
                && length.minus(time).isFixed()
                && length.minus(time).fixed() >= 0;
        Value query = heads(draft, from, heads, width);
        Value key = heads(draft, to, groups, width);
        Value value = heads(draft, to, groups, draft.chance(0.8) ? width : width + 1);
        draft.add(
                query.attention(key, value, bias(draft, heads, time, length), scale(draft), causal), bound(to), false);
    }

    private static double scale(Draft draft) {
        return draft.any(List.of(0.5, 1.0, 0.3));
    }

    private static @Nullable Value bias(Draft draft, int heads, Dim time, Dim length) {
        Shape shape =
                switch (draft.random.nextInt(6)) {
                    case 0 -> Shape.of(time, length);
                    case 1 -> Shape.of(heads, 1, length);
                    case 2 -> Shape.of(BATCH, 1, time, 1);
                    case 3 -> Shape.of(BATCH, heads, time, length);
                    default -> null;
                };
        return shape == null ? null : draft.input(shape).value();
    }

    static void cachedAttention(Draft draft) {
        Item x = draft.pick(item -> item.isFloat()
                && item.shape().dims().size() == 3
                && item.shape().dim(0).equals(BATCH)
                && item.shape().dim(1).equals(TIME)
                && item.fixed(2) > 0);
        if (x.rank() != 3) {
            x = draft.input(Shape.of(BATCH, TIME, 4));
        }
        int groups = draft.any(List.of(1, 2));
        int heads = groups * draft.any(List.of(1, 2));
        int width = draft.any(List.of(2, 4));
        String name = draft.name + ".cache" + draft.items.size();
        State keys = draft.module().state(name + ".keys", Shape.of(BATCH, groups, CAPACITY, width));
        State values = draft.module().state(name + ".values", Shape.of(BATCH, groups, CAPACITY, width));
        Value position = draft.position();
        @Nullable Value start = draft.chance(0.5) ? draft.ints(new InputRule.Start(Shape.of(BATCH), POSITION)) : null;
        Value seen = heads(draft, x, heads, width)
                .cachedAttention(
                        heads(draft, x, groups, width),
                        heads(draft, x, groups, width),
                        keys,
                        values,
                        position,
                        start,
                        scale(draft));
        draft.add(seen, bound(x), false);
    }
}
