package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Weight;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Linear layers: which kernel, and which of them in one product. */
final class LinearTranslator {
    private final Scope scope;
    private final ModuleContext context;
    private final boolean gradients;
    private final Map<Node, SiblingLinears> siblings = new HashMap<>();
    private final Set<Node> attended = new HashSet<>();
    private final Map<SiblingLinears, Product> products = new HashMap<>();

    /** @param gradients whether the method is differentiated, which rules out kernels without a derivative */
    LinearTranslator(Scope scope, ModuleContext context, GraphFunction function, boolean gradients) {
        this.scope = scope;
        this.context = context;
        this.gradients = gradients;
        for (SiblingLinears together : SiblingLinears.of(function)) {
            if (context.plan().lieTogether(together)
                    && together.allWeights()
                            .noneMatch(weight -> context.trained().contains(weight.name()))) {
                together.layers().forEach(layer -> siblings.put(layer, together));
            }
        }
        for (int i = function.nodes().size() - 1; i >= 0; i--) {
            collectAttended(function.nodes().get(i));
        }
    }

    /** Notes what becomes a query, a key or a value; nodes come after their users. */
    private void collectAttended(Node node) {
        if (node.op() instanceof Op.Attention || node.op() instanceof Op.CachedAttention) {
            attended.addAll(node.operands().subList(0, 3));
        }
        boolean passesOn = node.op() instanceof Op.RotaryEmbedding
                || node.op() instanceof Op.Reshape
                || node.op() instanceof Op.Transpose;
        if (passesOn && attended.contains(node)) {
            attended.add(node.operand(0));
        }
    }

    /** The layers that are computed in one product, by layer. */
    Map<Node, SiblingLinears> siblings() {
        return siblings;
    }

    /**
     * What several layers were computed as.
     *
     * @param variable holds the results of all side by side
     */
    record Product(String variable, ScalarType type) {}

    /** The product of layers that have been translated; null before. */
    @Nullable
    Product product(SiblingLinears together) {
        return products.get(together);
    }

    void linear(Node node) {
        SiblingLinears together = siblings.get(node);
        if (together != null) {
            linears(together);
            return;
        }
        ScalarType type = context.precision().matrix();
        Node weight = node.operand(1);
        String bias = node.operands().size() == 3 ? scope.get(node.operand(2), type) : "None";
        int packed = weight.op() instanceof Op.ReadWeight read ? packed(List.of(read.weight())) : -1;
        if (packed >= 0) {
            scope.defineVariable(node, type, packedProduct(node.operand(0), packed, bias));
            return;
        }
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
                        bias,
                        node.shape()));
    }

    private int packed(List<Weight> matrix) {
        return context.precision().packs() ? context.plan().indexOfPacked(matrix) : -1;
    }

    private String packedProduct(Node operand, int packed, String bias) {
        return scope.assign(
                "ops.mkldnn._linear_pointwise(%s, (self.packed)[%d], %s, \"none\", [], \"\")",
                scope.get(operand, context.precision().matrix()), packed, bias);
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
        String bias = together.biases().isEmpty()
                ? "None"
                : "(self.rows)[" + context.plan().indexOfRows(together.biases()) + "]";
        Node operand = layers.get(0).operand(0);
        int packed = packed(together.matrices());
        String product = packed >= 0
                ? packedProduct(operand, packed, bias)
                : product(
                        operand,
                        "(self.rows)[" + rows + "]",
                        quantised ? "(self.row_scales)[" + rows + "]" : null,
                        bias,
                        layers.get(0).shape().with(-1, widths.stream().reduce(Dim.of(0), Dim::plus)));
        ScalarType type = resultType(quantised);
        if (attended.containsAll(layers) && type != context.precision().attention()) {
            // One conversion of the whole instead of one of each part.
            type = context.precision().attention();
            product = scope.assign("torch.to(%s, %d)", product, type.code());
        }
        Product whole = new Product(product, type);
        products.put(together, whole);
        String list = widths.stream().map(Dim::toString).collect(Collectors.joining(", "));
        for (int i = 0; i < layers.size(); i++) {
            int index = i;
            scope.defineLazily(layers.get(i), type, () -> part(whole, list, index));
        }
    }

    private String part(Product whole, String widths, int index) {
        String variable = whole.variable();
        String parts =
                scope.once("parts " + variable, () -> "torch.split_with_sizes(" + variable + ", [" + widths + "], -1)");
        return parts + "[" + index + "]";
    }

    private String product(Node operand, String weight, @Nullable String scales, String bias, Shape result) {
        String x = scope.get(operand, context.precision().matrix());
        if (scales == null) {
            return scope.assign("torch.linear(%s, %s, %s)", x, weight, bias);
        }
        String lengths = scope.shape(result);
        String shape = scope.once("shape " + lengths, () -> lengths);
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

    /** Helpers of every generated class. Few rows times bytes: the kernel for that; many rows: widening them first pays off. */
    static final String HELPERS = """
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
