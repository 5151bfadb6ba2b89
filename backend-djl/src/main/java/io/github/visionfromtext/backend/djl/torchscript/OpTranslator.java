package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.ElementType;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the TorchScript of one operation after the other into a scope; a visit returns the element type computed in. */
final class OpTranslator implements OpVisitor<ScalarType> {
    private final Scope scope;
    private final ModuleContext context;
    private final MatrixTranslator matrices;
    private final LinearTranslator linear;
    private final AttentionTranslator attention;
    private final RotaryTranslator rotary;
    private final ArithmeticTranslator arithmetic;

    OpTranslator(Scope scope, ModuleContext context, GraphFunction function, boolean gradients) {
        this.scope = scope;
        this.context = context;
        this.matrices = new MatrixTranslator(scope, context, function, gradients);
        this.linear = new LinearTranslator(scope, context, function, gradients);
        this.attention = new AttentionTranslator(scope, context);
        this.rotary = new RotaryTranslator(scope, linear, function);
        this.arithmetic = new ArithmeticTranslator(scope);
    }

    /** Checks positions before anything is written to a state. */
    void checkPositions(List<Node> nodes) {
        attention.checkPositions(nodes, this);
    }

    /** Translates a node, unless that has been done. */
    void translate(Node node) {
        if (!scope.holds(node)) {
            node.operands().forEach(this::translate);
            node.accept(this);
        }
    }

    private String device() {
        return "torch.device(\"" + context.precision().device() + "\")";
    }

    @Override
    public ScalarType input(Op.Input op, Node node) {
        throw new IllegalStateException("Inputs are defined by the function: " + op.name());
    }

    @Override
    public ScalarType readWeight(Op.ReadWeight op, Node node) {
        matrices.readWeight(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType constant(Op.Constant op, Node node) {
        scope.defineLazily(node, Constants.type(node), () -> context.constants().read(op, node));
        return scope.type(node);
    }

    @Override
    public ScalarType range(Op.Range op, Node node) {
        scope.define(
                node,
                ScalarType.INT64,
                "torch.arange(%s, dtype=4, layout=None, device=%s, pin_memory=None)",
                scope.dim(op.length()),
                device());
        return scope.type(node);
    }

    @Override
    public ScalarType toFloat(Op.ToFloat op, Node node) {
        scope.define(node, ScalarType.FLOAT32, "torch.to(%s, 6)", scope.get(node.operand(0)));
        return scope.type(node);
    }

    @Override
    public ScalarType unary(Op.Unary op, Node node) {
        arithmetic.unary(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType binary(Op.Binary op, Node node) {
        arithmetic.binary(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType compare(Op.Compare op, Node node) {
        arithmetic.compare(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType where(Op.Where op, Node node) {
        arithmetic.where(node);
        return scope.type(node);
    }

    @Override
    public ScalarType reduce(Op.Reduce op, Node node) {
        arithmetic.reduce(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType argMax(Op.ArgMax op, Node node) {
        scope.define(node, ScalarType.INT64, "torch.argmax(%s, %d, False)", scope.get(node.operand(0)), op.axis());
        return scope.type(node);
    }

    @Override
    public ScalarType softmax(Op.Softmax op, Node node) {
        scope.define(node, ScalarType.FLOAT32, "torch.softmax(%s, %d, None)", float32(node, 0), op.axis());
        return scope.type(node);
    }

    @Override
    public ScalarType logSoftmax(Op.LogSoftmax op, Node node) {
        scope.define(node, ScalarType.FLOAT32, "torch.log_softmax(%s, %d, None)", float32(node, 0), op.axis());
        return scope.type(node);
    }

    @Override
    public ScalarType crossEntropy(Op.CrossEntropy op, Node node) {
        scope.define(
                node,
                ScalarType.FLOAT32,
                "torch.cross_entropy_loss(%s, %s, None, 0, %d, 0.)",
                float32(node, 0),
                scope.get(node.operand(1)),
                Op.CrossEntropy.IGNORE);
        return scope.type(node);
    }

    private String float32(Node node, int operand) {
        return scope.get(node.operand(operand), ScalarType.FLOAT32);
    }

    @Override
    public ScalarType reshape(Op.Reshape op, Node node) {
        lazily(node, () -> "torch.reshape(%s, %s)".formatted(scope.get(node.operand(0)), scope.shape(op.shape())));
        return scope.type(node);
    }

    @Override
    public ScalarType transpose(Op.Transpose op, Node node) {
        lazily(node, () -> "torch.permute(%s, %s)".formatted(scope.get(node.operand(0)), op.permutation()));
        return scope.type(node);
    }

    @Override
    public ScalarType slice(Op.Slice op, Node node) {
        // narrow() refuses what leaves the axis, where slice() would silently give less.
        same(
                node,
                "torch.narrow(%s, %s, %s, %s)",
                op.axis(),
                scope.dim(op.start()),
                scope.dim(op.end().minus(op.start())));
        return scope.type(node);
    }

    @Override
    public ScalarType expand(Op.Expand op, Node node) {
        same(node, "torch.expand(%s, %s)", scope.shape(op.shape()));
        return scope.type(node);
    }

    /** Another view of operand 0, if anything asks for it: what heads are cut out of is often turned as a whole. */
    private void lazily(Node node, Supplier<String> expression) {
        scope.defineLazily(node, sameType(node), expression);
    }

    private ScalarType sameType(Node node) {
        return node.type() == ElementType.INT ? ScalarType.INT64 : scope.type(node.operand(0));
    }

    /** A result of the element type of operand 0, which is the first argument of {@code format}. */
    private void same(Node node, String format, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = scope.get(node.operand(0));
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        scope.define(node, sameType(node), format, all);
    }

    @Override
    public ScalarType concat(Op.Concat op, Node node) {
        ScalarType type = node.type() == ElementType.INT
                ? ScalarType.INT64
                : node.operands().stream()
                        .map(scope::type)
                        .reduce(ScalarType::widest)
                        .orElseThrow();
        String parts =
                node.operands().stream().map(part -> scope.get(part, type)).collect(Collectors.joining(", "));
        scope.define(node, type, "torch.cat([%s], %d)", parts, op.axis());
        return scope.type(node);
    }

    @Override
    public ScalarType gather(Op.Gather op, Node node) {
        Node data = node.operand(0);
        Node indices = node.operand(1);
        String index = inRange(indices, data.shape(), op.axis());
        if (op.batchAxes() == 0) {
            String flat = indices.shape().rank() == 1 ? index : scope.assign("torch.reshape(%s, [-1])", index);
            String picked = scope.assign("torch.index_select(%s, %d, %s)", scope.get(data), op.axis(), flat);
            boolean shaped = indices.shape().rank() == 1;
            scope.define(
                    node, storedType(data), shaped ? "%s" : "torch.reshape(%s, %s)", picked, scope.shape(node.shape()));
        } else {
            String ones = IntStream.range(op.axis() + 1, data.shape().rank())
                    .mapToObj(i -> ", 1")
                    .collect(Collectors.joining());
            String lengths = indices.shape().dims().stream().map(scope::dim).collect(Collectors.joining(", "));
            scope.define(
                    node,
                    storedType(data),
                    "torch.gather(%s, %d, torch.expand(torch.reshape(%s, [%s%s]), %s))",
                    scope.get(data),
                    op.axis(),
                    index,
                    lengths,
                    ones,
                    scope.shape(node.shape()));
        }
        return scope.type(node);
    }

    private ScalarType storedType(Node node) {
        return node.type() == ElementType.INT ? ScalarType.INT64 : scope.type(node);
    }

    /** On a CPU libtorch checks indices and throws; on a GPU a bad index would end the process, so it is clamped. */
    private String inRange(Node indices, Shape data, int axis) {
        String index = scope.get(indices);
        return context.precision().onCpu()
                ? index
                : scope.assign(
                        "torch.clamp(%s, 0, %s)",
                        index, scope.dim(data.dim(axis).minus(1)));
    }

    @Override
    public ScalarType embedding(Op.Embedding op, Node node) {
        matrices.embedding(node, inRange(node.operand(1), node.operand(0).shape(), 0));
        return scope.type(node);
    }

    @Override
    public ScalarType matMul(Op.MatMul op, Node node) {
        matrices.matMul(node);
        return scope.type(node);
    }

    @Override
    public ScalarType linear(Op.Linear op, Node node) {
        linear.linear(node);
        return scope.type(node);
    }

    @Override
    public ScalarType layerNorm(Op.LayerNorm op, Node node) {
        matrices.layerNorm(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType rmsNorm(Op.RmsNorm op, Node node) {
        matrices.rmsNorm(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        rotary.rotaryEmbedding(node);
        return scope.type(node);
    }

    @Override
    public ScalarType attention(Op.Attention op, Node node) {
        attention.attention(op, node);
        return scope.type(node);
    }

    @Override
    public ScalarType cachedAttention(Op.CachedAttention op, Node node) {
        attention.cachedAttention(op, node);
        return scope.type(node);
    }
}
