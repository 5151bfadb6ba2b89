package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import java.util.HashSet;
import java.util.Set;

/** Weights, tables of embeddings, products of two values, and norms. */
final class MatrixTranslator {
    private final Scope scope;
    private final ModuleContext context;
    private final boolean gradients;
    private final Set<Node> fromWeights = new HashSet<>();

    MatrixTranslator(Scope scope, ModuleContext context, GraphFunction function, boolean gradients) {
        this.scope = scope;
        this.context = context;
        this.gradients = gradients;
        for (Node node : function.nodes()) {
            if (node.op() instanceof Op.ReadWeight || node.operands().stream().anyMatch(fromWeights::contains)) {
                fromWeights.add(node);
            }
        }
    }

    void readWeight(Op.ReadWeight op, Node node) {
        int trained = context.trained().indexOf(op.weight().name());
        if (trained >= 0) {
            scope.defineLazily(node, ScalarType.FLOAT32, () -> "(self.trained)[" + trained + "]");
        } else {
            WeightPlan.Slot slot = context.plan().slot(op.weight().name());
            scope.defineLazily(node, slot.storage(), () -> "(self.weights)[" + slot.index() + "]");
        }
    }

    void embedding(Node node, String indices) {
        Node table = node.operand(0);
        if (scope.type(table) == ScalarType.INT8 && table.op() instanceof Op.ReadWeight read) {
            int index = context.plan().slot(read.weight().name()).index();
            String rows =
                    scope.assign("torch.to(torch.embedding(%s, %s), 6)", scope.get(table, ScalarType.INT8), indices);
            scope.define(
                    node,
                    ScalarType.FLOAT32,
                    "torch.mul(%s, torch.unsqueeze(torch.take((self.scales)[%d], %s), -1))",
                    rows,
                    index,
                    indices);
        } else {
            scope.define(node, scope.type(table), "torch.embedding(%s, %s)", scope.get(table), indices);
        }
    }

    /** A product of values is a matter of the matrix type only if a weight had a part in them. */
    void matMul(Node node) {
        ScalarType type = node.operands().stream().anyMatch(fromWeights::contains)
                ? context.precision().matrix()
                : ScalarType.FLOAT32;
        scope.define(
                node, type, "torch.matmul(%s, %s)", scope.get(node.operand(0), type), scope.get(node.operand(1), type));
    }

    void layerNorm(Op.LayerNorm op, Node node) {
        scope.define(
                node,
                ScalarType.FLOAT32,
                "torch.layer_norm(%s, [%s], %s, %s, %s, False)",
                float32(node, 0),
                scope.dim(node.shape().dim(-1)),
                float32(node, 1),
                node.operands().size() == 3 ? float32(node, 2) : "None",
                op.epsilon());
    }

    /**
     * In inference by the length of the vector, {@code sqrt(n) x / hypot(|x|, sqrt(n epsilon)) weight}: less than half the
     * time of the engine's own {@code rms_norm}, which is composed of seven operations.
     */
    void rmsNorm(Op.RmsNorm op, Node node) {
        String x = float32(node, 0);
        String weight = float32(node, 1);
        if (gradients || !node.shape().dim(-1).isFixed()) {
            String width = scope.dim(node.shape().dim(-1));
            scope.define(node, ScalarType.FLOAT32, "torch.rms_norm(%s, [%s], %s, %s)", x, width, weight, op.epsilon());
            return;
        }
        double width = node.shape().dim(-1).fixed();
        String zero = scalar(0);
        String length = scope.assign(
                "torch.hypot(torch.linalg_vector_norm(%s, 2, [-1], True), %s)",
                x, scalar(Math.sqrt(width * op.epsilon())));
        // 0 + sqrt(n) x / length, in one pass
        String unit = scope.assign("torch.addcdiv(%s, %s, %s, value=%s)", zero, x, length, Math.sqrt(width));
        scope.define(node, ScalarType.FLOAT32, "torch.mul(%s, %s)", unit, weight);
    }

    private String scalar(double value) {
        return scope.once(
                "scalar " + value,
                () -> "torch.tensor(" + value + ", dtype=6, device=torch.device(\""
                        + context.precision().device() + "\"))");
    }

    private String float32(Node node, int operand) {
        return scope.get(node.operand(operand), ScalarType.FLOAT32);
    }
}
