package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.ElementType;

/** Functions of each element, and reductions. */
final class ArithmeticTranslator {
    private final Scope scope;

    ArithmeticTranslator(Scope scope) {
        this.scope = scope;
    }

    void unary(Op.Unary op, Node node) {
        Node x = node.operand(0);
        switch (op.function()) {
            case NEGATE -> activation(node, "torch.neg(%s)");
            case ABS -> activation(node, "torch.abs(%s)");
            case TANH -> activation(node, "torch.tanh(%s)");
            case SIGMOID -> activation(node, "torch.sigmoid(%s)");
            case RELU -> activation(node, "torch.relu(%s)");
            case SILU -> activation(node, "torch.silu(%s)");
            case GELU -> activation(node, "torch.gelu(%s)");
            case GELU_TANH -> activation(node, "torch.gelu(%s, approximate=\"tanh\")");
            case EXP, LOG, SQRT, SIN, COS ->
                scope.define(
                        node,
                        ScalarType.FLOAT32,
                        "torch.%s(%s)",
                        op.function().name().toLowerCase(java.util.Locale.ROOT),
                        scope.get(x, ScalarType.FLOAT32));
        }
    }

    private void activation(Node node, String format) {
        scope.define(node, scope.type(node.operand(0)), format, scope.get(node.operand(0)));
    }

    void binary(Op.Binary op, Node node) {
        Node a = node.operand(0);
        Node b = node.operand(1);
        String left = Scope.literal(a);
        String right = left == null ? Scope.literal(b) : null;
        ScalarType type = resultType(op.function(), node, left == null ? a : b, right == null ? b : a);
        String x = left == null ? scope.get(a, type) : left;
        String y = right == null ? scope.get(b, type) : right;
        boolean scalar = left != null || right != null;
        String tensor = left == null ? x : y;
        String number = left == null ? y : x;
        switch (op.function()) {
            case ADD -> scope.define(node, type, "torch.add(%s, %s)", tensor, number);
            case MULTIPLY -> scope.define(node, type, "torch.mul(%s, %s)", tensor, number);
            case SUBTRACT ->
                scope.define(node, type, left == null ? "torch.sub(%s, %s)" : "torch.rsub(%2$s, %1$s)", x, y);
            case DIVIDE ->
                scope.define(
                        node,
                        type,
                        left == null ? "torch.div(%s, %s)" : "torch.mul(torch.reciprocal(%2$s), %1$s)",
                        x,
                        y);
            case POWER -> scope.define(node, type, "torch.pow(%s, %s)", x, y);
            case MAXIMUM ->
                scope.define(node, type, scalar ? "torch.clamp_min(%s, %s)" : "torch.maximum(%s, %s)", tensor, number);
            case MINIMUM ->
                scope.define(node, type, scalar ? "torch.clamp_max(%s, %s)" : "torch.minimum(%s, %s)", tensor, number);
        }
    }

    /** Sums, and what is sensitive to rounding, in FLOAT32; products as their operands. */
    private ScalarType resultType(Op.Binary.Function function, Node node, Node a, Node b) {
        if (node.type() == ElementType.INT) {
            return ScalarType.INT64;
        }
        return switch (function) {
            case ADD, SUBTRACT, DIVIDE, POWER -> ScalarType.FLOAT32;
            case MULTIPLY, MAXIMUM, MINIMUM -> ScalarType.widest(scope.type(a), scope.type(b));
        };
    }

    void compare(Op.Compare op, Node node) {
        String function =
                switch (op.relation()) {
                    case EQUAL -> "eq";
                    case LESS -> "lt";
                    case LESS_OR_EQUAL -> "le";
                };
        ScalarType type = common(node.operand(0), node.operand(1));
        scope.define(
                node,
                ScalarType.BOOL,
                "torch.%s(%s, %s)",
                function,
                scope.get(node.operand(0), type),
                scope.get(node.operand(1), type));
    }

    void where(Node node) {
        ScalarType type = common(node.operand(1), node.operand(2));
        scope.define(
                node,
                type,
                "torch.where(%s, %s, %s)",
                scope.get(node.operand(0), ScalarType.BOOL),
                scope.get(node.operand(1), type),
                scope.get(node.operand(2), type));
    }

    private ScalarType common(Node a, Node b) {
        return a.type() == ElementType.INT ? ScalarType.INT64 : ScalarType.widest(scope.type(a), scope.type(b));
    }

    void reduce(Op.Reduce op, Node node) {
        String x = scope.get(node.operand(0), ScalarType.FLOAT32);
        if (op.axes().isEmpty()) {
            // libtorch takes no axes as all axes.
            scope.defineVariable(node, ScalarType.FLOAT32, x);
            return;
        }
        String keep = op.keepAxes() ? "True" : "False";
        switch (op.function()) {
            case SUM -> scope.define(node, ScalarType.FLOAT32, "torch.sum(%s, %s, %s)", x, op.axes(), keep);
            case MEAN -> scope.define(node, ScalarType.FLOAT32, "torch.mean(%s, %s, %s)", x, op.axes(), keep);
            case MAX -> scope.define(node, ScalarType.FLOAT32, "torch.amax(%s, %s, %s)", x, op.axes(), keep);
        }
    }
}
