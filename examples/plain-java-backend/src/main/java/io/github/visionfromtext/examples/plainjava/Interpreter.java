package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One call of a function: computes its nodes in order, operands first. */
final class Interpreter implements OpVisitor<Tensor> {
    private final ModuleMemory weights;
    private final Map<State, Cache> caches;
    private final Map<String, Tensor> arguments;
    private final Map<String, Long> bindings;
    private final Products products;
    private final Attentions attentions;
    private final Map<Node, Tensor> results = new HashMap<>();

    Interpreter(
            ModuleMemory weights,
            Map<State, Cache> caches,
            Map<String, Tensor> arguments,
            Map<String, Long> bindings,
            Workers workers) {
        this.weights = weights;
        this.caches = caches;
        this.arguments = arguments;
        this.bindings = bindings;
        this.products = new Products(workers);
        this.attentions = new Attentions(workers);
    }

    Map<String, Tensor> run(GraphFunction function) {
        for (Node node : function.nodes()) {
            results.put(node, node.accept(this));
        }
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        function.outputs().forEach((name, node) -> outputs.put(name, result(node)));
        return outputs;
    }

    private Tensor result(Node node) {
        return Objects.requireNonNull(results.get(node));
    }

    private Tensor operand(Node node, int index) {
        return result(node.operand(index));
    }

    private @Nullable Tensor optional(Node node, int index) {
        return index < node.operands().size() ? operand(node, index) : null;
    }

    private long[] shape(Node node) {
        return node.shape().evaluate(bindings);
    }

    private long length(Dim dim) {
        return dim.evaluate(bindings);
    }

    @Override
    public Tensor input(Op.Input op, Node node) {
        Tensor argument = Objects.requireNonNull(arguments.get(op.name()));
        return argument.type() == ElementType.INT ? argument : Tensor.floats(argument.floats(), argument.shape());
    }

    @Override
    public Tensor readWeight(Op.ReadWeight op, Node node) {
        return weights.tensor(op.weight());
    }

    @Override
    public Tensor constant(Op.Constant op, Node node) {
        if (node.type() == ElementType.INT) {
            return Tensor.ints(op.values().stream().mapToLong(Double::longValue).toArray(), shape(node));
        }
        double[] values = op.values().stream().mapToDouble(Double::doubleValue).toArray();
        return Tensor.floats(Tensor.doubles(values, values.length).floats(), shape(node));
    }

    @Override
    public Tensor range(Op.Range op, Node node) {
        return Tensor.ints(LongStream.range(0, Moves.count(length(op.length()))).toArray(), shape(node));
    }

    @Override
    public Tensor toFloat(Op.ToFloat op, Node node) {
        double[] values =
                LongStream.of(operand(node, 0).ints()).asDoubleStream().toArray();
        return Tensor.floats(Tensor.doubles(values, values.length).floats(), shape(node));
    }

    @Override
    public Tensor unary(Op.Unary op, Node node) {
        return Elements.unary(op.function(), operand(node, 0));
    }

    @Override
    public Tensor binary(Op.Binary op, Node node) {
        return Elements.binary(op.function(), operand(node, 0), operand(node, 1), shape(node));
    }

    @Override
    public Tensor compare(Op.Compare op, Node node) {
        return Elements.compare(op.relation(), operand(node, 0), operand(node, 1), shape(node));
    }

    @Override
    public Tensor where(Op.Where op, Node node) {
        return Elements.where(operand(node, 0), operand(node, 1), operand(node, 2), shape(node));
    }

    @Override
    public Tensor reduce(Op.Reduce op, Node node) {
        return Rows.reduce(op, operand(node, 0), shape(node));
    }

    @Override
    public Tensor argMax(Op.ArgMax op, Node node) {
        return Rows.argMax(operand(node, 0), op.axis(), shape(node));
    }

    @Override
    public Tensor softmax(Op.Softmax op, Node node) {
        return Rows.softmax(operand(node, 0), op.axis(), false);
    }

    @Override
    public Tensor logSoftmax(Op.LogSoftmax op, Node node) {
        return Rows.softmax(operand(node, 0), op.axis(), true);
    }

    @Override
    public Tensor crossEntropy(Op.CrossEntropy op, Node node) {
        return Rows.crossEntropy(operand(node, 0), operand(node, 1));
    }

    @Override
    public Tensor reshape(Op.Reshape op, Node node) {
        return operand(node, 0).reshape(shape(node));
    }

    @Override
    public Tensor transpose(Op.Transpose op, Node node) {
        return Moves.transpose(operand(node, 0), op.permutation());
    }

    @Override
    public Tensor slice(Op.Slice op, Node node) {
        return Moves.slice(operand(node, 0), op.axis(), length(op.start()), length(op.end()));
    }

    @Override
    public Tensor concat(Op.Concat op, Node node) {
        List<Tensor> parts = node.operands().stream().map(this::result).toList();
        return Moves.concat(parts, op.axis(), shape(node));
    }

    @Override
    public Tensor expand(Op.Expand op, Node node) {
        return Moves.expand(operand(node, 0), shape(node));
    }

    @Override
    public Tensor gather(Op.Gather op, Node node) {
        return Moves.gather(operand(node, 0), operand(node, 1), op.axis(), op.batchAxes() > 0, shape(node));
    }

    @Override
    public Tensor embedding(Op.Embedding op, Node node) {
        return Moves.gather(operand(node, 0), operand(node, 1), 0, false, shape(node));
    }

    @Override
    public Tensor matMul(Op.MatMul op, Node node) {
        return products.matMul(operand(node, 0), operand(node, 1), shape(node));
    }

    @Override
    public Tensor linear(Op.Linear op, Node node) {
        Tensor matrix = node.operand(1).op() instanceof Op.ReadWeight read
                ? weights.matrix(read.weight())
                : Moves.exchangeAxes(operand(node, 1));
        return products.linear(operand(node, 0), matrix, optional(node, 2), shape(node));
    }

    @Override
    public Tensor layerNorm(Op.LayerNorm op, Node node) {
        return Rows.layerNorm(operand(node, 0), operand(node, 1), optional(node, 2), op.epsilon());
    }

    @Override
    public Tensor rmsNorm(Op.RmsNorm op, Node node) {
        return Rows.rmsNorm(operand(node, 0), operand(node, 1), op.epsilon());
    }

    @Override
    public Tensor rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        return Attentions.rotate(operand(node, 0), operand(node, 1), operand(node, 2), op.pairing());
    }

    @Override
    public Tensor attention(Op.Attention op, Node node) {
        return attentions.attention(
                op, operand(node, 0), operand(node, 1), operand(node, 2), optional(node, 3), shape(node));
    }

    @Override
    public Tensor cachedAttention(Op.CachedAttention op, Node node) {
        Cache keys = Objects.requireNonNull(caches.get(op.keys()));
        Cache values = Objects.requireNonNull(caches.get(op.values()));
        long position = operand(node, 3).ints()[0];
        keys.require(position, operand(node, 1).size(2));
        values.require(position, operand(node, 2).size(2));
        keys.write(operand(node, 1), (int) position);
        values.write(operand(node, 2), (int) position);
        return attentions.cached(
                op.scale(),
                operand(node, 0),
                keys.tensor(),
                values.tensor(),
                (int) position,
                optional(node, 4),
                shape(node));
    }
}
