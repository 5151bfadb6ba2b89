package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.backend.djl.torchscript.LinearTranslator.Product;
import io.github.visionfromtext.backend.djl.torchscript.SharedRotation.Heads;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import java.util.Map;

/** Rotary positions: query and key in one go where they lie together. */
final class RotaryTranslator {
    private final Scope scope;
    private final LinearTranslator linear;
    private final Map<Node, SharedRotation> shared;

    RotaryTranslator(Scope scope, LinearTranslator linear, GraphFunction function) {
        this.scope = scope;
        this.linear = linear;
        this.shared = SharedRotation.of(function, linear.siblings());
    }

    void rotaryEmbedding(Node node) {
        if (scope.holds(node)) {
            return;
        }
        SharedRotation both = shared.get(node);
        Product product = both == null ? null : linear.product(both.first().siblings());
        if (both == null || product == null || product.type() != ScalarType.FLOAT32) {
            String x = scope.get(node.operand(0), ScalarType.FLOAT32);
            scope.defineVariable(node, ScalarType.FLOAT32, rotate(x, node));
        } else {
            rotate(both, product);
        }
    }

    /** The part of the product that holds both, cut into heads, turned, and cut in two. */
    private void rotate(SharedRotation both, Product product) {
        Heads first = both.first();
        Heads second = both.second();
        Node node = first.rotation();
        long width = node.shape().dim(3).fixed();
        long heads = first.count() + second.count();
        String part = scope.assign(
                "torch.narrow(%s, 2, %d, %d)",
                product.variable(), first.siblings().offset(first.layer()), heads * width);
        String cut = scope.assign(
                "torch.permute(torch.reshape(%s, [%s, %s, %d, %d]), [0, 2, 1, 3])",
                part, scope.dim(node.shape().dim(0)), scope.dim(node.shape().dim(2)), heads, width);
        String turned = rotate(cut, node);
        scope.define(first.rotation(), ScalarType.FLOAT32, "torch.narrow(%s, 1, 0, %d)", turned, first.count());
        scope.define(
                second.rotation(),
                ScalarType.FLOAT32,
                "torch.narrow(%s, 1, %d, %d)",
                turned,
                first.count(),
                second.count());
    }

    /** {@code x C + swap(x) S}, where swap exchanges the partners of each pair and S carries the signs. */
    private String rotate(String x, Node node) {
        Op.RotaryEmbedding op = (Op.RotaryEmbedding) node.op();
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
        return scope.assign("torch.addcmul(torch.mul(%s, %s), %s, %s)", x, both, swapped, signed);
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
}
