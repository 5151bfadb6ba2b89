package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matrix products and the weights in them. */
final class MatrixTranslator {
    private final Scope scope;
    private final ModuleContext context;
    private final boolean gradients;
    private final Set<Node> fromWeights = new HashSet<>();

    /** @param gradients whether the method is differentiated, which rules out kernels without a derivative */
    MatrixTranslator(Scope scope, ModuleContext context, boolean gradients) {
        this.scope = scope;
        this.context = context;
        this.gradients = gradients;
    }

    void readWeight(Op.ReadWeight op, Node node) {
        int trained = context.trained().indexOf(op.weight().name());
        WeightPlan.Slot slot = context.plan().slot(op.weight().name());
        if (trained >= 0) {
            scope.define(node, ScalarType.FLOAT32, "(self.trained)[%d]", trained);
        } else if (slot.quantised()) {
            scope.defineVariable(node, ScalarType.INT8, "(self.weights)[" + slot.index() + "]");
        } else {
            scope.define(node, slot.storage(), "(self.weights)[%d]", slot.index());
        }
    }

    private WeightPlan.@Nullable Slot quantised(Node node) {
        return scope.type(node) == ScalarType.INT8 && node.op() instanceof Op.ReadWeight read
                ? context.plan().slot(read.weight().name())
                : null;
    }

    private static String scales(WeightPlan.Slot slot) {
        return "(self.scales)[" + slot.index() + "]";
    }

    void embedding(Node node, String indices) {
        Node table = node.operand(0);
        WeightPlan.Slot slot = quantised(table);
        if (slot == null) {
            scope.define(node, scope.type(table), "torch.embedding(%s, %s)", scope.get(table), indices);
            return;
        }
        String rows = scope.assign("torch.to(torch.embedding(%s, %s), 6)", scope.get(table), indices);
        scope.define(
                node,
                ScalarType.FLOAT32,
                "torch.mul(%s, torch.unsqueeze(torch.take(%s, %s), -1))",
                rows,
                scales(slot),
                indices);
    }

    /** A product of activations is a matter of the matrix type only if a weight had a part in them. */
    void matMul(Node node) {
        ScalarType type = node.operands().stream().anyMatch(this::fromWeights)
                ? context.precision().matrix()
                : ScalarType.FLOAT32;
        scope.define(
                node, type, "torch.matmul(%s, %s)", scope.get(node.operand(0), type), scope.get(node.operand(1), type));
    }

    private boolean fromWeights(Node node) {
        if (fromWeights.contains(node)) {
            return true;
        }
        boolean found =
                node.op() instanceof Op.ReadWeight || node.operands().stream().anyMatch(this::fromWeights);
        if (found) {
            fromWeights.add(node);
        }
        return found;
    }

    void linear(Node node) {
        WeightPlan.Slot slot = quantised(node.operand(1));
        ScalarType type = context.precision().matrix();
        String x = scope.get(node.operand(0), type);
        String bias = node.operands().size() == 3 ? scope.get(node.operand(2), type) : "None";
        if (slot != null) {
            String method = gradients || !context.precision().onCpu() ? "dequantised_linear" : "quantised_linear";
            scope.define(
                    node,
                    ScalarType.FLOAT32,
                    "(self).%s(%s, %s, %s, %s)",
                    method,
                    x,
                    scope.get(node.operand(1)),
                    scales(slot),
                    bias);
            return;
        }
        String weight = scope.get(node.operand(1), type);
        int blocks = rowBlocks(node.operand(1).shape().dim(0));
        if (blocks == 1) {
            scope.define(node, type, "torch.linear(%s, %s, %s)", x, weight, bias);
        } else {
            scope.define(node, type, "(self).blocked_linear(%s, %s, %s, %d)", x, weight, bias, blocks);
        }
    }

    private int rowBlocks(Dim rows) {
        int blocks = gradients ? 1 : context.precision().rowBlocks();
        while (blocks > 1 && !(rows.isFixed() && rows.fixed() % blocks == 0)) {
            blocks /= 2;
        }
        return blocks;
    }

    /**
     * Helpers of every generated class. One vector times a FLOAT32 matrix runs two to three times faster as a batched
     * product of blocks of rows than through {@code linear}, measured on MKL. Few rows times bytes: the kernel for that;
     * many rows: widening the bytes first pays off.
     */
    static final String HELPERS = """
              def blocked_linear(self, x: Tensor, weight: Tensor, bias: Optional[Tensor], blocks: int) -> Tensor:
                width = torch.size(weight, 1)
                if torch.eq(torch.numel(x), width):
                  vector = torch.expand(torch.unsqueeze(torch.t(torch.reshape(x, [1, width])), 0), [blocks, -1, -1])
                  product = torch.bmm(torch.reshape(weight, [blocks, -1, width]), vector)
                  lengths = torch.slice(torch.size(x), 0, -1)
                  y = torch.reshape(product, torch.add(lengths, [torch.size(weight, 0)]))
                  if torch.__isnot__(bias, None):
                    y0 = torch.add(y, unchecked_cast(Tensor, bias))
                  else:
                    y0 = y
                  y1 = y0
                else:
                  y1 = torch.linear(x, weight, bias)
                return y1
              def dequantised_linear(self, x: Tensor, weight: Tensor, scales: Tensor, bias: Optional[Tensor]) -> Tensor:
                product = torch.linear(x, torch.to(weight, x), None)
                y = torch.mul(torch.to(product, 6), scales)
                if torch.__isnot__(bias, None):
                  y0 = torch.add(y, unchecked_cast(Tensor, bias))
                else:
                  y0 = y
                return y0
              def quantised_linear(self, x: Tensor, weight: Tensor, scales: Tensor, bias: Optional[Tensor]) -> Tensor:
                width = torch.size(weight, 1)
                if torch.le(torch.numel(x), torch.mul(width, 16)):
                  rows = torch.contiguous(torch.reshape(x, [-1, width]))
                  product = torch.to(torch._weight_int8pack_mm(rows, weight, scales), 6)
                  lengths = torch.slice(torch.size(x), 0, -1)
                  y = torch.reshape(product, torch.add(lengths, [torch.size(weight, 0)]))
                  if torch.__isnot__(bias, None):
                    y0 = torch.add(y, unchecked_cast(Tensor, bias))
                  else:
                    y0 = y
                  y1 = y0
                else:
                  y1 = (self).dequantised_linear(x, weight, scales, bias)
                return y1
            """;
}
