package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Op.Binary.Function;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.ElementType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations computed as engines are known to get them wrong. */
final class Operations {
    private Operations() {}

    static Stream<Mutant> all() {
        return Stream.of(
                of("O12", "softmax overflows", Operations::plainSoftmax),
                of("O13", "logSoftmax leaves the logarithmic domain", Operations::logarithmOfSoftmax),
                of("O9", "what is not chosen has an effect", Operations::whereByProducts),
                of("O7", "the maximum of a number and NaN is the number", Operations::maximumByComparison),
                of("O7", "an operand of fewer axes is broadcast from its first row", Operations::firstRow),
                of("O6", "GELU by its approximation", Operations::approximateGelu),
                of("O8", "less is less or equal", Operations::lessOrEqual),
                of("O10", "a mean is a sum", Operations::sumForMean),
                of("O25", "an epsilon of another size", Operations::largerEpsilon),
                of("O26", "the other pairing", Operations::otherPairing),
                of("O27", "a query sees the keys after it", Operations::notCausal),
                of("G1", "exponents off by a two-thousandth", Operations::coarseExponents));
    }

    private static Mutant of(String rule, String defect, Rewriting.Rule rewriting) {
        return new Mutant(rule, defect, backend -> new WrongBackend(backend) {
            @Override
            GraphModule module(GraphModule module) {
                return Rewriting.of(module, rewriting);
            }
        });
    }

    private static @Nullable Node plainSoftmax(Rewriting graph, Node node, List<Node> operands) {
        if (!(node.op() instanceof Op.Softmax softmax)) {
            return null;
        }
        Node exponentials = graph.floats(new Op.Unary(Op.Unary.Function.EXP), node.shape(), operands.get(0));
        Node sum = graph.floats(
                new Op.Reduce(Op.Reduce.Function.SUM, List.of(softmax.axis()), true),
                node.shape().with(softmax.axis(), Dim.of(1)),
                exponentials);
        return graph.floats(new Op.Binary(Function.DIVIDE), node.shape(), exponentials, sum);
    }

    private static @Nullable Node logarithmOfSoftmax(Rewriting graph, Node node, List<Node> operands) {
        if (!(node.op() instanceof Op.LogSoftmax softmax)) {
            return null;
        }
        Node shares = graph.floats(new Op.Softmax(softmax.axis()), node.shape(), operands.get(0));
        return graph.floats(new Op.Unary(Op.Unary.Function.LOG), node.shape(), shares);
    }

    /** {@code b + c (a - b)}. */
    private static @Nullable Node whereByProducts(Rewriting graph, Node node, List<Node> operands) {
        if (!(node.op() instanceof Op.Where) || node.type() != ElementType.FLOAT) {
            return null;
        }
        Node condition = graph.floats(new Op.ToFloat(), operands.get(0).shape(), operands.get(0));
        Shape values = operands.get(1).shape().broadcast(operands.get(2).shape());
        Node difference = graph.floats(new Op.Binary(Function.SUBTRACT), values, operands.get(1), operands.get(2));
        Node product = graph.floats(new Op.Binary(Function.MULTIPLY), node.shape(), condition, difference);
        return graph.floats(new Op.Binary(Function.ADD), node.shape(), operands.get(2), product);
    }

    private static @Nullable Node maximumByComparison(Rewriting graph, Node node, List<Node> operands) {
        if (!(node.op() instanceof Op.Binary binary) || binary.function() != Function.MAXIMUM) {
            return null;
        }
        Node less = graph.add(new Op.Compare(Op.Compare.Relation.LESS), ElementType.INT, node.shape(), operands);
        return graph.add(new Op.Where(), node.type(), node.shape(), List.of(less, operands.get(1), operands.get(0)));
    }

    private static @Nullable Node firstRow(Rewriting graph, Node node, List<Node> operands) {
        if (!(node.op() instanceof Op.Binary)) {
            return null;
        }
        Node second = operands.get(1);
        if (second.shape().rank() == 0
                || second.shape().rank() >= operands.get(0).shape().rank()) {
            return null;
        }
        Dim rows = second.shape().dim(0);
        if (!rows.isFixed() || rows.fixed() < 2) {
            return null;
        }
        Node first = graph.add(
                new Op.Slice(0, Dim.of(0), Dim.of(1)),
                second.type(),
                second.shape().with(0, Dim.of(1)),
                List.of(second));
        Node repeated = graph.add(new Op.Expand(second.shape()), second.type(), second.shape(), List.of(first));
        return graph.add(node.op(), node.type(), node.shape(), List.of(operands.get(0), repeated));
    }

    /** Another operation on the same operands. */
    private static Node instead(Rewriting graph, Node node, List<Node> operands, Op op) {
        return graph.add(op, node.type(), node.shape(), operands);
    }

    private static @Nullable Node approximateGelu(Rewriting graph, Node node, List<Node> operands) {
        return node.op() instanceof Op.Unary unary && unary.function() == Op.Unary.Function.GELU
                ? instead(graph, node, operands, new Op.Unary(Op.Unary.Function.GELU_TANH))
                : null;
    }

    private static @Nullable Node lessOrEqual(Rewriting graph, Node node, List<Node> operands) {
        return node.op() instanceof Op.Compare compare && compare.relation() == Op.Compare.Relation.LESS
                ? instead(graph, node, operands, new Op.Compare(Op.Compare.Relation.LESS_OR_EQUAL))
                : null;
    }

    private static @Nullable Node sumForMean(Rewriting graph, Node node, List<Node> operands) {
        return node.op() instanceof Op.Reduce reduce && reduce.function() == Op.Reduce.Function.MEAN
                ? instead(
                        graph, node, operands, new Op.Reduce(Op.Reduce.Function.SUM, reduce.axes(), reduce.keepAxes()))
                : null;
    }

    private static @Nullable Node largerEpsilon(Rewriting graph, Node node, List<Node> operands) {
        return node.op() instanceof Op.RmsNorm norm
                ? instead(graph, node, operands, new Op.RmsNorm(10 * norm.epsilon()))
                : null;
    }

    private static @Nullable Node otherPairing(Rewriting graph, Node node, List<Node> operands) {
        if (!(node.op() instanceof Op.RotaryEmbedding rotary)) {
            return null;
        }
        Op.RotaryEmbedding.Pairing[] both = Op.RotaryEmbedding.Pairing.values();
        return instead(
                graph,
                node,
                operands,
                new Op.RotaryEmbedding(both[1 - rotary.pairing().ordinal()]));
    }

    private static @Nullable Node notCausal(Rewriting graph, Node node, List<Node> operands) {
        return node.op() instanceof Op.Attention attention
                ? instead(graph, node, operands, new Op.Attention(attention.scale(), false))
                : null;
    }

    private static @Nullable Node coarseExponents(Rewriting graph, Node node, List<Node> operands) {
        if (!(node.op() instanceof Op.Softmax)) {
            return null;
        }
        Node scaled = graph.floats(
                new Op.Binary(Function.MULTIPLY),
                node.shape(),
                operands.get(0),
                graph.floats(new Op.Constant(List.of(1.0005)), Shape.SCALAR));
        return graph.floats(node.op(), node.shape(), scaled);
    }
}
