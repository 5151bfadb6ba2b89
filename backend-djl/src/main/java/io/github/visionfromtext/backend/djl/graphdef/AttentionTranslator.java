package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.backend.djl.graphdef.GraphWriter.Operation;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.DataType;

/** Attention and rotary embedding. */
final class AttentionTranslator {
    private final Scope scope;
    private final GraphWriter writer;

    AttentionTranslator(Scope scope) {
        this.scope = scope;
        this.writer = scope.writer();
    }

    /**
     * {@code x cos + swapped x sin}, where swapping exchanges the two of each pair and the first of them meets the sine with
     * a minus. The long rows of cosines and sines are shared by all that is turned by them.
     */
    String rotate(Pairing pairing, Node node) {
        String x = scope.get(node.operand(0));
        String cos = scope.get(node.operand(1));
        String sin = scope.get(node.operand(2));
        Dim half = Dim.of(node.shape().dim(-1).fixed() / 2);
        String cosines = inPairs(pairing, cos, cos, node.operand(1).shape(), half);
        String sines =
                inPairs(pairing, scope.floats("Neg", sin), sin, node.operand(2).shape(), half);
        return scope.floats(
                "AddV2",
                scope.floats("Mul", x, cosines),
                scope.floats("Mul", swapped(pairing, x, node.shape()), sines));
    }

    /** Rows of h, or of one that serves for all h, as rows of 2h: a for the first of each pair, b for the second. */
    private String inPairs(Pairing pairing, String a, String b, Shape shape, Dim half) {
        Shape whole = shape.with(-1, half);
        List<String> both = List.of(a, b).stream()
                .map(x -> shape.equals(whole) ? x : scope.expand(x, DataType.DT_FLOAT, whole))
                .toList();
        int axis = shape.rank() - 1;
        if (pairing == Pairing.HALVES) {
            return scope.concat(both, DataType.DT_FLOAT, axis);
        }
        String pairs =
                writer.add(new Operation("Pack", both).floats().count("N", 2).count("axis", axis + 1));
        return scope.reshape(pairs, DataType.DT_FLOAT, shape.with(-1, half.times(2)));
    }

    private String swapped(Pairing pairing, String x, Shape shape) {
        Dim half = Dim.of(shape.dim(-1).fixed() / 2);
        if (pairing == Pairing.HALVES) {
            String split = writer.add(
                    new Operation("Split", writer.axis(3), x).floats().count("num_split", 2));
            return scope.concat(List.of(split + ":1", split), DataType.DT_FLOAT, 3);
        }
        String pairs = scope.reshape(
                x, DataType.DT_FLOAT, Shape.of(shape.dim(0), shape.dim(1), shape.dim(2), half, Dim.of(2)));
        String reversed = writer.add(new Operation("ReverseV2", pairs, writer.integers(List.of(4)))
                .floats()
                .type("Tidx", DataType.DT_INT32));
        return scope.reshape(reversed, DataType.DT_FLOAT, shape);
    }

    String attention(Op.Attention op, Node node) {
        Shape query = node.operand(0).shape();
        Dim length = node.operand(1).shape().dim(2);
        String bias = node.operands().size() == 4 ? scope.get(node.operand(3)) : null;
        if (op.causal()) {
            String time = scope.length(query.dim(2));
            String first = scope.length(length.minus(query.dim(2)));
            String mask = hiding(seen(positions(first, time), scope.length(length)));
            bias = bias == null ? mask : scope.floats("AddV2", bias, mask);
        }
        return attend(
                op.scale(),
                scope.get(node.operand(0)),
                scope.get(node.operand(1)),
                scope.get(node.operand(2)),
                bias,
                node,
                length);
    }

    /** The positions of queries as a column, INT64 {@code [time, 1]}: {@code first}, {@code first + 1}, ... */
    String positions(String first, String time) {
        String row = scope.whole("AddV2", scope.range(time), first);
        return writer.add(new Operation("ExpandDims", row, writer.axis(1))
                .type("T", DataType.DT_INT64)
                .type("Tdim", DataType.DT_INT32));
    }

    /** Which of {@code length} keys is not after a query, BOOL {@code [time, length]}. */
    String seen(String positions, String length) {
        return writer.add(new Operation("LessEqual", scope.range(length), positions).type("T", DataType.DT_INT64));
    }

    /** 0 where a key is seen, else minus infinity: added to scores much faster than one is chosen from two. */
    String hiding(String seen) {
        return writer.add(
                new Operation("SelectV2", seen, writer.number(0), writer.number(Double.NEGATIVE_INFINITY)).floats());
    }

    /**
     * Queries of the heads that share a group are put below each other: one product for each group.
     *
     * @param bias added to the scores, broadcast to {@code [batch, heads, time, length]}
     * @param node whose operands 0 to 2 give the shapes of query, key and value but for the length
     * @param length of keys and values, or null if only the graph knows it
     */
    String attend(
            double scale,
            String query,
            String key,
            String value,
            @Nullable String bias,
            Node node,
            @Nullable Dim length) {
        Shape shape = node.operand(0).shape();
        Dim groups = node.operand(1).shape().dim(1);
        Dim rows = shape.dim(2).times(shape.dim(1).fixed() / groups.fixed());
        Shape grouped = Shape.of(shape.dim(0), groups, rows, shape.dim(3));
        String scaled = scope.floats("Mul", query, writer.number(scale));
        String scores = product(scope.reshape(scaled, shape, grouped), key, true);
        if (bias != null) {
            boolean regroup = !shape.equals(grouped);
            String each = regroup ? withLength(scores, shape, length) : scores;
            scores = scope.floats("AddV2", each, bias);
            scores = regroup ? withLength(scores, grouped, length) : scores;
        }
        Shape results = grouped.with(3, node.shape().dim(3));
        return scope.reshape(product(scope.floats("Softmax", scores), value, false), results, node.shape());
    }

    private String withLength(String scores, Shape shape, @Nullable Dim length) {
        if (length != null) {
            return scope.reshape(scores, DataType.DT_FLOAT, shape.with(3, length));
        }
        List<String> lengths = new ArrayList<>(
                shape.dims().subList(0, 3).stream().map(scope::length).toList());
        lengths.add(writer.whole(-1));
        return writer.add(
                new Operation("Reshape", scores, scope.pack(lengths)).floats().type("Tshape", DataType.DT_INT32));
    }

    private String product(String a, String b, boolean transposed) {
        return writer.add(new Operation("BatchMatMulV2", a, b).floats().flag("adj_y", transposed));
    }
}
