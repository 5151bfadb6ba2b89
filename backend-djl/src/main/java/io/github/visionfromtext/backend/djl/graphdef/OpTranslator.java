package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.backend.djl.graphdef.GraphWriter.Operation;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.proto.DataType;

/** Writes one operation after the other; a visit defines the node in the scope and returns its value. */
final class OpTranslator implements OpVisitor<String> {
    private final Scope scope;
    private final GraphWriter writer;
    private final ArithmeticTranslator arithmetic;
    private final LayoutTranslator layout;
    private final LayerTranslator layers;
    private final AttentionTranslator attention;
    private final CacheTranslator caches;
    private final List<FunctionGraph.Largest> largest = new ArrayList<>();

    OpTranslator(Scope scope, CacheTranslator caches, WeightLayout weights) {
        this.scope = scope;
        this.writer = scope.writer();
        this.arithmetic = new ArithmeticTranslator(scope);
        this.layout = new LayoutTranslator(scope);
        this.layers = new LayerTranslator(scope, weights);
        this.attention = new AttentionTranslator(scope);
        this.caches = caches;
    }

    /** What must not be empty, so far. */
    List<FunctionGraph.Largest> largest() {
        return List.copyOf(largest);
    }

    private String define(Node node, String value) {
        scope.define(node, value);
        return value;
    }

    private String operand(Node node, int index) {
        return scope.get(node.operand(index));
    }

    @Override
    public String input(Op.Input op, Node node) {
        return scope.get(node);
    }

    @Override
    public String readWeight(Op.ReadWeight op, Node node) {
        return scope.get(node);
    }

    @Override
    public String constant(Op.Constant op, Node node) {
        long[] shape = node.shape().dims().stream().mapToLong(Dim::fixed).toArray();
        return define(
                node,
                node.type() == ElementType.INT
                        ? writer.longs(
                                op.values().stream()
                                        .mapToLong(Double::longValue)
                                        .toArray(),
                                shape)
                        : writer.floats(op.values(), shape));
    }

    @Override
    public String range(Op.Range op, Node node) {
        return define(node, scope.range(scope.length(op.length())));
    }

    @Override
    public String toFloat(Op.ToFloat op, Node node) {
        return define(
                node,
                writer.add(new Operation("Cast", operand(node, 0))
                        .type("SrcT", DataType.DT_INT64)
                        .type("DstT", DataType.DT_FLOAT)));
    }

    @Override
    public String unary(Op.Unary op, Node node) {
        return define(node, arithmetic.unary(op.function(), operand(node, 0)));
    }

    @Override
    public String binary(Op.Binary op, Node node) {
        return define(node, arithmetic.binary(op.function(), node));
    }

    @Override
    public String compare(Op.Compare op, Node node) {
        scope.defineCondition(node, arithmetic.compare(op.relation(), node));
        return scope.get(node);
    }

    @Override
    public String where(Op.Where op, Node node) {
        return define(node, arithmetic.where(node));
    }

    @Override
    public String reduce(Op.Reduce op, Node node) {
        if (op.function() == Op.Reduce.Function.MAX) {
            largestAlong(op.axes(), node);
        }
        return define(node, arithmetic.reduce(op, operand(node, 0)));
    }

    /** The engine would call minus infinity the largest of no elements. */
    private void largestAlong(List<Integer> axes, Node node) {
        Shape shape = node.operand(0).shape();
        Dim reduced = axes.stream().map(shape::dim).reduce(Dim.of(1), Dim::times);
        if (!reduced.isFixed() || reduced.is(0)) {
            largest.add(new FunctionGraph.Largest(reduced, node.shape().elementCount()));
        }
    }

    @Override
    public String argMax(Op.ArgMax op, Node node) {
        largestAlong(List.of(op.axis()), node);
        return define(
                node,
                writer.add(new Operation("ArgMax", operand(node, 0), writer.axis(op.axis()))
                        .floats()
                        .type("Tidx", DataType.DT_INT32)
                        .type("output_type", DataType.DT_INT64)));
    }

    @Override
    public String softmax(Op.Softmax op, Node node) {
        return define(node, arithmetic.softmax(node, op.axis()));
    }

    @Override
    public String logSoftmax(Op.LogSoftmax op, Node node) {
        return define(node, arithmetic.alongRows("LogSoftmax", node, op.axis()));
    }

    @Override
    public String crossEntropy(Op.CrossEntropy op, Node node) {
        return define(node, layers.crossEntropy(node));
    }

    @Override
    public String reshape(Op.Reshape op, Node node) {
        return define(node, scope.reshape(operand(node, 0), Scope.type(node), op.shape()));
    }

    @Override
    public String transpose(Op.Transpose op, Node node) {
        return define(node, scope.transpose(operand(node, 0), Scope.type(node), op.permutation()));
    }

    @Override
    public String slice(Op.Slice op, Node node) {
        return define(
                node,
                scope.slice(
                        operand(node, 0),
                        Scope.type(node),
                        node.shape().rank(),
                        op.axis(),
                        scope.length(op.start()),
                        scope.length(op.end().minus(op.start()))));
    }

    @Override
    public String concat(Op.Concat op, Node node) {
        List<String> parts = node.operands().stream().map(scope::get).toList();
        return define(node, parts.size() == 1 ? parts.get(0) : scope.concat(parts, Scope.type(node), op.axis()));
    }

    @Override
    public String expand(Op.Expand op, Node node) {
        return define(node, scope.expand(operand(node, 0), Scope.type(node), op.shape()));
    }

    @Override
    public String gather(Op.Gather op, Node node) {
        return define(node, op.batchAxes() == 0 ? layout.gather(op.axis(), node) : layout.gatherEach(op.axis(), node));
    }

    @Override
    public String embedding(Op.Embedding op, Node node) {
        return define(node, layout.gather(0, node));
    }

    @Override
    public String matMul(Op.MatMul op, Node node) {
        return define(node, layers.matMul(node));
    }

    @Override
    public String linear(Op.Linear op, Node node) {
        return define(node, layers.linear(node));
    }

    @Override
    public String layerNorm(Op.LayerNorm op, Node node) {
        return define(node, layers.layerNorm(op.epsilon(), node));
    }

    @Override
    public String rmsNorm(Op.RmsNorm op, Node node) {
        return define(node, layers.rmsNorm(op.epsilon(), node));
    }

    @Override
    public String rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        return define(node, attention.rotate(op.pairing(), node));
    }

    @Override
    public String attention(Op.Attention op, Node node) {
        return define(node, attention.attention(op, node));
    }

    @Override
    public String cachedAttention(Op.CachedAttention op, Node node) {
        return define(node, caches.attend(op, node, attention));
    }
}
