package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One call of a function: computes its nodes in order. FLOAT results are double arrays. */
final class Interpreter implements OpVisitor<Tensor> {
    private final Map<Weight, Tensor> weights;
    private final Map<State, StateMemory> states;
    private final Map<String, Tensor> arguments;
    private final Map<String, Long> bindings;
    private final Results results = new Results();

    Interpreter(
            Map<Weight, Tensor> weights,
            Map<State, StateMemory> states,
            Map<String, Tensor> arguments,
            Map<String, Long> bindings) {
        this.weights = weights;
        this.states = states;
        this.arguments = arguments;
        this.bindings = bindings;
    }

    Map<String, Tensor> run(GraphFunction function) {
        results.expect(function);
        for (Node node : function.nodes()) {
            results.put(node, node.accept(this));
        }
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        function.outputs().forEach((name, node) -> outputs.put(name, results.get(node)));
        return outputs;
    }

    private Tensor operand(Node node, int index) {
        return results.get(node.operand(index));
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
        return argument.type() == ElementType.INT ? argument : Tensor.doubles(argument.doubles(), argument.shape());
    }

    @Override
    public Tensor readWeight(Op.ReadWeight op, Node node) {
        return Objects.requireNonNull(weights.get(op.weight()));
    }

    @Override
    public Tensor constant(Op.Constant op, Node node) {
        return node.type() == ElementType.INT
                ? Tensor.ints(op.values().stream().mapToLong(Double::longValue).toArray(), shape(node))
                : Tensor.doubles(
                        op.values().stream().mapToDouble(Double::doubleValue).toArray(), shape(node));
    }

    @Override
    public Tensor range(Op.Range op, Node node) {
        return Tensor.ints(LongStream.range(0, length(op.length())).toArray(), shape(node));
    }

    @Override
    public Tensor toFloat(Op.ToFloat op, Node node) {
        return Tensor.doubles(
                LongStream.of(operand(node, 0).ints()).mapToDouble(x -> x).toArray(), shape(node));
    }

    @Override
    public Tensor unary(Op.Unary op, Node node) {
        return Elementwise.unary(op.function(), operand(node, 0));
    }

    @Override
    public Tensor binary(Op.Binary op, Node node) {
        return Elementwise.binary(op.function(), operand(node, 0), operand(node, 1), shape(node));
    }

    @Override
    public Tensor compare(Op.Compare op, Node node) {
        return Elementwise.compare(op.relation(), operand(node, 0), operand(node, 1), shape(node));
    }

    @Override
    public Tensor where(Op.Where op, Node node) {
        return Elementwise.where(operand(node, 0), operand(node, 1), operand(node, 2), shape(node));
    }

    @Override
    public Tensor reduce(Op.Reduce op, Node node) {
        return Reductions.reduce(op.function(), operand(node, 0), op.axes(), shape(node));
    }

    @Override
    public Tensor argMax(Op.ArgMax op, Node node) {
        return Reductions.argMax(operand(node, 0), op.axis(), shape(node));
    }

    @Override
    public Tensor softmax(Op.Softmax op, Node node) {
        return Reductions.softmax(operand(node, 0), op.axis());
    }

    @Override
    public Tensor logSoftmax(Op.LogSoftmax op, Node node) {
        return Reductions.logSoftmax(operand(node, 0), op.axis());
    }

    @Override
    public Tensor crossEntropy(Op.CrossEntropy op, Node node) {
        return Reductions.crossEntropy(operand(node, 0), operand(node, 1));
    }

    @Override
    public Tensor reshape(Op.Reshape op, Node node) {
        return operand(node, 0).reshape(shape(node));
    }

    @Override
    public Tensor transpose(Op.Transpose op, Node node) {
        return Layout.transpose(operand(node, 0), op.permutation(), shape(node));
    }

    @Override
    public Tensor slice(Op.Slice op, Node node) {
        return Layout.slice(operand(node, 0), op.axis(), length(op.start()), length(op.end()), shape(node));
    }

    @Override
    public Tensor concat(Op.Concat op, Node node) {
        List<Tensor> parts = node.operands().stream().map(results::get).toList();
        return Layout.concat(parts, op.axis(), shape(node));
    }

    @Override
    public Tensor expand(Op.Expand op, Node node) {
        return Layout.expand(operand(node, 0), shape(node));
    }

    @Override
    public Tensor gather(Op.Gather op, Node node) {
        return Layout.gather(operand(node, 0), operand(node, 1), op.axis(), op.batchAxes(), shape(node));
    }

    @Override
    public Tensor embedding(Op.Embedding op, Node node) {
        return Layout.gather(operand(node, 0), operand(node, 1), 0, 0, shape(node));
    }

    @Override
    public Tensor matMul(Op.MatMul op, Node node) {
        return Layers.matMul(operand(node, 0), operand(node, 1), shape(node));
    }

    @Override
    public Tensor linear(Op.Linear op, Node node) {
        return Layers.linear(operand(node, 0), operand(node, 1), optional(node, 2), shape(node));
    }

    @Override
    public Tensor layerNorm(Op.LayerNorm op, Node node) {
        return Layers.layerNorm(operand(node, 0), operand(node, 1), optional(node, 2), op.epsilon());
    }

    @Override
    public Tensor rmsNorm(Op.RmsNorm op, Node node) {
        return Layers.rmsNorm(operand(node, 0), operand(node, 1), op.epsilon());
    }

    @Override
    public Tensor rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        return Attentions.rotate(operand(node, 0), operand(node, 1), operand(node, 2), op.pairing());
    }

    @Override
    public Tensor attention(Op.Attention op, Node node) {
        return Attentions.attention(
                op, operand(node, 0), operand(node, 1), operand(node, 2), optional(node, 3), shape(node));
    }

    @Override
    public Tensor cachedAttention(Op.CachedAttention op, Node node) {
        return Attentions.cached(
                op.scale(),
                operand(node, 0),
                operand(node, 1),
                operand(node, 2),
                operand(node, 3).ints()[0],
                optional(node, 4),
                Objects.requireNonNull(states.get(op.keys())),
                Objects.requireNonNull(states.get(op.values())));
    }
}
