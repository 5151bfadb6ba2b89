package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import java.util.List;

/** Attention and its cache. */
final class AttentionTranslator {
    private final Scope scope;
    private final ModuleContext context;

    AttentionTranslator(Scope scope, ModuleContext context) {
        this.scope = scope;
        this.context = context;
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
        if (context.precision().narrowPrompts()) {
            narrowCachedAttention(op, node);
            return;
        }
        ScalarType type = context.precision().attention();
        String position = position(op, node);
        String time = scope.dim(node.operand(1).shape().dim(2));
        String start = start(node);
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

    /** The same, with products in BFLOAT16 where there is more than one query. */
    private void narrowCachedAttention(Op.CachedAttention op, Node node) {
        ScalarType type = context.precision().attention();
        String position = position(op, node);
        String time = scope.dim(node.operand(1).shape().dim(2));
        String start = start(node);
        String heads = scope.dim(node.shape().dim(1));
        String groups = scope.dim(node.operand(1).shape().dim(1));
        String arguments = String.join(", ", position, time, start, heads, groups);
        String bias = scope.once("bias " + arguments, () -> "(self).cache_bias(" + arguments + ")");
        scope.define(
                node,
                ScalarType.BFLOAT16,
                "(self).narrow_cached_attention(%s, %s, %s, %s, %s, %s, %s, %s)",
                scope.get(node.operand(0), type),
                scope.get(node.operand(1), type),
                scope.get(node.operand(2), type),
                scope.state(op.keys()),
                scope.state(op.values()),
                position,
                bias,
                op.scale());
    }

    private String start(Node node) {
        return node.operands().size() == 5 ? scope.get(node.operand(4)) : "None";
    }
}
