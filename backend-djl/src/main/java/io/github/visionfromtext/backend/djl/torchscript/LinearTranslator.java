package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Linear layers: which kernel, and which of them in one product. */
final class LinearTranslator {
    private final Scope scope;
    private final ModuleContext context;
    private final boolean gradients;
    private final Map<Node, SiblingLinears> siblings = new HashMap<>();

    /** @param gradients whether the method is differentiated, which rules out kernels without a derivative */
    LinearTranslator(Scope scope, ModuleContext context, GraphFunction function, boolean gradients) {
        this.scope = scope;
        this.context = context;
        this.gradients = gradients;
        for (SiblingLinears together : SiblingLinears.of(function)) {
            if (lieTogether(together)) {
                together.layers().forEach(layer -> siblings.put(layer, together));
            }
        }
    }

    private boolean lieTogether(SiblingLinears layers) {
        return context.plan().indexOfRows(layers.matrices()) >= 0
                && (layers.biases().isEmpty() || context.plan().indexOfRows(layers.biases()) >= 0)
                && layers.allWeights().noneMatch(weight -> context.trained().contains(weight.name()));
    }

    void linear(Node node) {
        SiblingLinears together = siblings.get(node);
        if (together != null) {
            linears(together);
            return;
        }
        ScalarType type = context.precision().matrix();
        Node weight = node.operand(1);
        WeightPlan.Slot quantised = scope.type(weight) == ScalarType.INT8 && weight.op() instanceof Op.ReadWeight read
                ? context.plan().slot(read.weight().name())
                : null;
        scope.defineVariable(
                node,
                resultType(quantised != null),
                product(
                        node.operand(0),
                        scope.get(weight, quantised == null ? type : ScalarType.INT8),
                        quantised == null ? null : "(self.scales)[" + quantised.index() + "]",
                        node.operands().size() == 3 ? scope.get(node.operand(2), type) : "None",
                        node.shape()));
    }

    private ScalarType resultType(boolean quantised) {
        return quantised ? ScalarType.FLOAT32 : context.precision().matrix();
    }

    /** One product for layers whose weights lie together, cut into the results of each. */
    private void linears(SiblingLinears together) {
        List<Node> layers = together.layers();
        int rows = context.plan().indexOfRows(together.matrices());
        boolean quantised =
                context.plan().slot(together.matrices().get(0).name()).quantised();
        List<Dim> widths = layers.stream().map(layer -> layer.shape().dim(-1)).toList();
        String product = product(
                layers.get(0).operand(0),
                "(self.rows)[" + rows + "]",
                quantised ? "(self.row_scales)[" + rows + "]" : null,
                together.biases().isEmpty()
                        ? "None"
                        : "(self.rows)[" + context.plan().indexOfRows(together.biases()) + "]",
                layers.get(0).shape().with(-1, widths.stream().reduce(Dim.of(0), Dim::plus)));
        String list = widths.stream().map(Dim::toString).collect(Collectors.joining(", "));
        String parts = scope.assign("torch.split_with_sizes(%s, [%s], -1)", product, list);
        for (int i = 0; i < layers.size(); i++) {
            scope.define(layers.get(i), resultType(quantised), "%s[%d]", parts, i);
        }
    }

    private String product(Node operand, String weight, @Nullable String scales, String bias, Shape result) {
        String x = scope.get(operand, context.precision().matrix());
        int blocks = blocks(result.dim(-1));
        if (scales == null && blocks == 1) {
            return scope.assign("torch.linear(%s, %s, %s)", x, weight, bias);
        }
        String lengths = scope.shape(result);
        String shape = scope.once("shape " + lengths, () -> lengths);
        if (scales == null) {
            return scope.assign("(self).blocked_linear(%s, %s, %s, %d, %s)", x, weight, bias, blocks, shape);
        }
        boolean bytes = !gradients && context.precision().onCpu() && suitsByteKernel(operand, result);
        // A cast gives memory of its own, which is aligned; a view of something need not be.
        String rows = bytes && scope.type(operand) == context.precision().matrix()
                ? scope.once("aligned " + x, () -> "torch.clone(" + x + ")")
                : x;
        String method = bytes ? "quantised_linear" : "dequantised_linear";
        return scope.assign("(self).%s(%s, %s, %s, %s, %s)", method, rows, weight, scales, bias, shape);
    }

    /** The kernel reads sixteen numbers of aligned memory at a time, counts in 32 bits and checks none of it. */
    private static boolean suitsByteKernel(Node operand, Shape result) {
        Dim in = operand.shape().dim(-1);
        Dim out = result.dim(-1);
        return in.isFixed()
                && out.isFixed()
                && in.fixed() % 16 == 0
                && out.fixed() % 4 == 0
                && in.fixed() * out.fixed() <= Integer.MAX_VALUE;
    }

    /** Into how many blocks to cut the rows of a matrix: as many as is wanted and goes into them. */
    private int blocks(Dim rows) {
        int blocks = gradients ? 1 : context.precision().rowBlocks();
        while (blocks > 1 && !(rows.isFixed() && rows.fixed() % blocks == 0)) {
            blocks /= 2;
        }
        return blocks;
    }

    /**
     * Helpers of every generated class. One vector times a FLOAT32 matrix runs two to three times faster as a batched
     * product of blocks of rows than through {@code linear}, measured on MKL, provided that the vector is a transposed row:
     * a column as such is four times slower. Few rows times bytes: the kernel for that; many rows: widening the bytes first
     * pays off.
     */
    static final String HELPERS = """
              def blocked_linear(self, x: Tensor, weight: Tensor, bias: Optional[Tensor], blocks: int, shape: List[int]) -> Tensor:
                width = torch.size(weight, 1)
                if torch.eq(torch.numel(x), width):
                  vector = torch.expand(torch.unsqueeze(torch.t(torch.reshape(x, [1, width])), 0), [blocks, -1, -1])
                  product = torch.bmm(torch.reshape(weight, [blocks, -1, width]), vector)
                  y = (self).biased(torch.reshape(product, shape), bias)
                else:
                  y = torch.linear(x, weight, bias)
                return y
              def dequantised_linear(self, x: Tensor, weight: Tensor, scales: Tensor, bias: Optional[Tensor], shape: List[int]) -> Tensor:
                product = torch.linear(x, torch.to(weight, x), None)
                return (self).biased(torch.mul(torch.to(product, 6), scales), bias)
              def quantised_linear(self, x: Tensor, weight: Tensor, scales: Tensor, bias: Optional[Tensor], shape: List[int]) -> Tensor:
                width = torch.size(weight, 1)
                if torch.le(torch.numel(x), torch.mul(width, 16)):
                  rows = torch.contiguous(torch.reshape(x, [-1, width]))
                  product = torch.reshape(torch._weight_int8pack_mm(rows, weight, scales), shape)
                  y = (self).biased(torch.to(product, 6), bias)
                else:
                  y = (self).dequantised_linear(x, weight, scales, bias, shape)
                return y
              def biased(self, x: Tensor, bias: Optional[Tensor]) -> Tensor:
                if torch.__isnot__(bias, None):
                  y = torch.add(x, unchecked_cast(Tensor, bias))
                else:
                  y = x
                return y
            """;
}
