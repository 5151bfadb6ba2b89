package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Shape;
import java.util.List;

/** Attention, its cache, and rotary positions. */
final class AttentionTranslator {
    private final Scope scope;
    private final ModuleContext context;

    AttentionTranslator(Scope scope, ModuleContext context) {
        this.scope = scope;
        this.context = context;
    }

    /** {@code x C + swap(x) S}, where swap exchanges the partners of each pair and S carries the signs. */
    void rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        String x = scope.get(node.operand(0), ScalarType.FLOAT32);
        Dim half = Dim.of(node.shape().dim(3).fixed() / 2);
        String cos = angles(node.operand(1), half);
        String sin = angles(node.operand(2), half);
        boolean halves = op.pairing() == Pairing.HALVES;
        String both = halves
                ? scope.once("cos " + cos, () -> "torch.cat([" + cos + ", " + cos + "], -1)")
                : scope.once("cosines " + cos, () -> "torch.flatten(torch.stack([" + cos + ", " + cos + "], -1), -2)");
        String signed = halves
                ? scope.once("sin " + sin, () -> "torch.cat([torch.neg(" + sin + "), " + sin + "], -1)")
                : scope.once(
                        "sines " + sin,
                        () -> "torch.flatten(torch.stack([torch.neg(" + sin + "), " + sin + "], -1), -2)");
        // Faster than roll(): three times for a prompt.
        String parts = halves ? scope.assign("torch.split_with_sizes(%s, [%s, %s], -1)", x, half, half) : "";
        String swapped = halves
                ? scope.assign("torch.cat([%s[1], %s[0]], -1)", parts, parts)
                : scope.assign("torch.flatten(torch.flip(torch.unflatten(%s, -1, [%s, 2]), [-1]), -2)", x, half);
        scope.define(node, ScalarType.FLOAT32, "torch.addcmul(torch.mul(%s, %s), %s, %s)", x, both, swapped, signed);
    }

    /** Cosine or sine with the last axis at its full length. */
    private String angles(Node node, Dim half) {
        String variable = scope.get(node, ScalarType.FLOAT32);
        if (node.shape().dim(-1).equals(half)) {
            return variable;
        }
        return scope.once(
                "full " + variable,
                () -> "torch.expand(" + variable + ", "
                        + scope.shape(node.shape().with(-1, half)) + ")");
    }

    void attention(Op.Attention op, Node node) {
        Dim time = node.operand(0).shape().dim(2);
        Dim length = node.operand(1).shape().dim(2);
        ScalarType type = context.precision().attention();
        boolean biased = node.operands().size() == 4;
        boolean flag = op.causal() && !biased && time.equals(length);
        String mask = "None";
        if (biased) {
            mask = bias(node.operand(3), type);
            if (op.causal()) {
                mask = scope.assign(
                        "torch.masked_fill(%s, torch.logical_not(%s), -inf)", mask, causalMask(time, length));
            }
        } else if (op.causal() && !flag) {
            mask = causalMask(time, length);
        }
        scope.define(
                node,
                type,
                "(self).grouped_attention(%s, %s, %s, %s, %s, %s)",
                scope.get(node.operand(0), type),
                scope.get(node.operand(1), type),
                scope.get(node.operand(2), type),
                mask,
                flag ? "True" : "False",
                op.scale());
    }

    /** The bias with four axes, as the kernels want it. */
    private String bias(Node node, ScalarType type) {
        String variable = scope.get(node, type);
        Shape shape = node.shape();
        if (shape.rank() == 4) {
            return variable;
        }
        String ones = "1, ".repeat(4 - shape.rank());
        return scope.assign(
                "torch.reshape(%s, [%s%s)", variable, ones, scope.shape(shape).substring(1));
    }

    private String causalMask(Dim time, Dim length) {
        String rows = scope.dim(time);
        String columns = scope.dim(length);
        return scope.once(
                "causal " + rows + " " + columns,
                () -> "torch.tril(torch.ones([" + rows + ", " + columns
                        + "], dtype=11, layout=None, device=torch.device(\""
                        + context.precision().device() + "\"), pin_memory=None), torch.sub(" + columns + ", " + rows
                        + "))");
    }

    /** Refuses a position outside the cache, for every cached attention of a function, before the first one writes. */
    void checkPositions(List<Node> nodes, OpTranslator translator) {
        for (Node node : nodes) {
            if (node.op() instanceof Op.CachedAttention op) {
                translator.translate(node.operand(3));
                position(op, node);
            }
        }
    }

    private String position(Op.CachedAttention op, Node node) {
        String tensor = scope.get(node.operand(3));
        String position = scope.once("position " + tensor, () -> "int(" + tensor + ")");
        String time = scope.dim(node.operand(1).shape().dim(2));
        String capacity = scope.dim(op.keys().shape().dim(2));
        return scope.once(
                "checked " + position + " " + time + " " + capacity,
                () -> "(self).checked_position(" + position + ", " + time + ", " + capacity + ")");
    }

    void cachedAttention(Op.CachedAttention op, Node node) {
        ScalarType type = context.precision().attention();
        String position = position(op, node);
        String time = scope.dim(node.operand(1).shape().dim(2));
        String start = node.operands().size() == 5 ? scope.get(node.operand(4)) : "None";
        String mask = scope.once(
                "mask " + position + " " + time + " " + start,
                () -> "(self).cache_mask(" + position + ", " + time + ", " + start + ")");
        scope.define(
                node,
                type,
                "(self).cached_attention(%s, %s, %s, %s, %s, %s, %s, %s)",
                scope.get(node.operand(0), type),
                scope.get(node.operand(1), type),
                scope.get(node.operand(2), type),
                scope.state(op.keys()),
                scope.state(op.values()),
                position,
                mask,
                op.scale());
    }

    /** What the runtime looks for in an error to tell a caller's mistake from a failure of the engine. */
    public static final String MISTAKE = "[invalid input: ";

    /**
     * Helpers of every generated class; the device is filled in. Keys and values are copied for the heads that share them,
     * since the engine's own grouped attention leaves its fast kernel; a single query needs no copies.
     */
    static String helpers(String device) {
        return HELPERS.formatted(MISTAKE, device, device);
    }

    private static final String HELPERS = """
              def grouped_attention(self, query: Tensor, key: Tensor, value: Tensor, mask: Optional[Tensor], causal: bool, scale: float) -> Tensor:
                heads = torch.size(query, 1)
                return torch.scaled_dot_product_attention(query, (self).for_heads(key, heads), (self).for_heads(value, heads), mask, 0., causal, scale=scale, enable_gqa=False)
              def for_heads(self, x: Tensor, heads: int) -> Tensor:
                lengths = torch.size(x)
                groups = lengths[1]
                if torch.eq(groups, heads):
                  y = x
                else:
                  each = torch.floordiv(heads, groups)
                  copies = torch.expand(torch.unsqueeze(x, 2), [lengths[0], groups, each, lengths[2], lengths[3]])
                  y = torch.reshape(copies, [lengths[0], heads, lengths[2], lengths[3]])
                return y
              def checked_position(self, position: int, time: int, capacity: int) -> int:
                end = torch.add(position, time)
                if torch.__or__(torch.lt(position, 0), torch.gt(end, capacity)):
                  ops.prim.RaiseException(torch.format("%sposition {} and time {} do not fit into a cache of capacity {}]", position, time, capacity))
                return position
              def cache_mask(self, position: int, time: int, start: Optional[Tensor]) -> Optional[Tensor]:
                end = torch.add(position, time)
                mask = annotate(Optional[Tensor], None)
                if torch.__isnot__(start, None):
                  first = torch.reshape(unchecked_cast(Tensor, start), [-1, 1, 1, 1])
                  column = torch.arange(end, dtype=4, layout=None, device=torch.device("%s"), pin_memory=None)
                  row = torch.unsqueeze(torch.slice(column, 0, position, end, 1), 1)
                  seen = torch.logical_and(torch.le(column, row), torch.ge(column, first))
                  mask0 = annotate(Optional[Tensor], torch.logical_or(seen, torch.eq(column, row)))
                else:
                  if torch.__and__(torch.gt(position, 0), torch.gt(time, 1)):
                    column = torch.arange(end, dtype=4, layout=None, device=torch.device("%s"), pin_memory=None)
                    row = torch.unsqueeze(torch.slice(column, 0, position, end, 1), 1)
                    mask1 = annotate(Optional[Tensor], torch.le(column, row))
                  else:
                    mask1 = mask
                  mask0 = mask1
                return mask0
              def cached_attention(self, query: Tensor, key: Tensor, value: Tensor, keys: Tensor, values: Tensor, position: int, mask: Optional[Tensor], scale: float) -> Tensor:
                time = torch.size(key, 2)
                end = torch.add(position, time)
                _0 = torch.copy_(torch.slice(keys, 2, position, end, 1), key)
                _1 = torch.copy_(torch.slice(values, 2, position, end, 1), value)
                seen_keys = torch.slice(keys, 2, 0, end, 1)
                seen_values = torch.slice(values, 2, 0, end, 1)
                if torch.eq(time, 1):
                  lengths = torch.size(query)
                  grouped = torch.reshape(query, [lengths[0], torch.size(key, 1), -1, lengths[3]])
                  y = torch.scaled_dot_product_attention(grouped, seen_keys, seen_values, mask, 0., False, scale=scale, enable_gqa=False)
                  attended = torch.reshape(y, lengths)
                else:
                  causal = torch.__is__(mask, None)
                  attended = (self).grouped_attention(query, seen_keys, seen_values, mask, causal, scale)
                return attended
            """;
}
