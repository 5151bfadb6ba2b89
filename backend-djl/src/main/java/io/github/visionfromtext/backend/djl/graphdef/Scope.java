package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.djl.graphdef.GraphWriter.Operation;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.proto.DataType;

/** What the translation of one function knows: the value of each node, and lengths as values. */
final class Scope {
    private final GraphWriter writer;
    private final List<String> symbols;
    private final String lengths;
    private final Map<Node, String> values = new HashMap<>();
    private final Map<Node, String> conditions = new HashMap<>();

    /**
     * @param symbols the symbolic lengths, in the order of the vector
     * @param lengths the vector
     */
    Scope(GraphWriter writer, List<String> symbols, String lengths) {
        this.writer = writer;
        this.symbols = symbols;
        this.lengths = lengths;
    }

    GraphWriter writer() {
        return writer;
    }

    static DataType type(Node node) {
        return node.type() == ElementType.INT ? DataType.DT_INT64 : DataType.DT_FLOAT;
    }

    void define(Node node, String value) {
        values.put(node, value);
    }

    /** Says that a node is 1 where a BOOL value is true, else 0. */
    void defineCondition(Node node, String condition) {
        conditions.put(node, condition);
        define(
                node,
                writer.add(new Operation("Cast", condition)
                        .type("SrcT", DataType.DT_BOOL)
                        .type("DstT", DataType.DT_INT64)));
    }

    String get(Node node) {
        String value = values.get(node);
        if (value == null) {
            throw new IllegalStateException("Used before it was translated: " + node);
        }
        return value;
    }

    /** Where an INT node is not 0, as BOOL. */
    String condition(Node node) {
        return conditions.computeIfAbsent(
                node, n -> writer.add(new Operation("NotEqual", get(n), writer.whole(0)).type("T", DataType.DT_INT64)));
    }

    /** A length as an INT64 scalar. */
    String length(Dim dim) {
        if (dim.isFixed()) {
            return writer.whole(dim.fixed());
        }
        return dim.terms().entrySet().stream()
                .map(term -> product(term.getKey(), term.getValue()))
                .reduce((a, b) -> whole("AddV2", a, b))
                .orElseThrow();
    }

    private String product(List<String> factors, long coefficient) {
        String product = factors.stream()
                .map(this::symbol)
                .reduce((a, b) -> whole("Mul", a, b))
                .orElse("");
        if (product.isEmpty()) {
            return writer.whole(coefficient);
        }
        return coefficient == 1 ? product : whole("Mul", product, writer.whole(coefficient));
    }

    private String symbol(String name) {
        String all = writer.add(new Operation("Unpack", lengths)
                .type("T", DataType.DT_INT64)
                .count("num", symbols.size())
                .count("axis", 0));
        int index = symbols.indexOf(name);
        return index == 0 ? all : all + ":" + index;
    }

    /** Arithmetic on INT64. */
    String whole(String op, String a, String b) {
        return writer.add(new Operation(op, a, b).type("T", DataType.DT_INT64));
    }

    /** Arithmetic on FLOAT32. */
    String floats(String op, String... operands) {
        return writer.add(new Operation(op, operands).floats());
    }

    /** A shape as an INT32 vector: gradients of what takes shapes are broken for INT64. */
    String shape(Shape shape) {
        if (shape.isFixed()) {
            return writer.integers(shape.dims().stream().map(Scope::integer).toList());
        }
        return pack(shape.dims().stream().map(this::length).toList());
    }

    private static int integer(Dim dim) {
        if (dim.fixed() > Integer.MAX_VALUE) {
            throw new UnsupportedCapabilityException("TensorFlow's axes are no longer than " + Integer.MAX_VALUE
                    + ", but one is " + dim + "; reshape it, or choose another backend");
        }
        return (int) dim.fixed();
    }

    /** INT64 scalars as an INT32 vector. */
    String pack(List<String> scalars) {
        String vector = writer.add(new Operation("Pack", scalars)
                .type("T", DataType.DT_INT64)
                .count("N", scalars.size())
                .count("axis", 0));
        return writer.add(
                new Operation("Cast", vector).type("SrcT", DataType.DT_INT64).type("DstT", DataType.DT_INT32));
    }

    String reshape(String value, DataType type, Shape shape) {
        return writer.add(
                new Operation("Reshape", value, shape(shape)).type("T", type).type("Tshape", DataType.DT_INT32));
    }

    /** {@code value} as {@code shape}, unless it has that already. */
    String reshape(String value, Shape from, Shape to) {
        return from.equals(to) ? value : reshape(value, DataType.DT_FLOAT, to);
    }

    String expand(String value, DataType type, Shape shape) {
        return writer.add(new Operation("BroadcastTo", value, shape(shape))
                .type("T", type)
                .type("Tidx", DataType.DT_INT32));
    }

    String transpose(String value, DataType type, List<Integer> permutation) {
        return writer.add(new Operation("Transpose", value, writer.integers(permutation))
                .type("T", type)
                .type("Tperm", DataType.DT_INT32));
    }

    String concat(List<String> parts, DataType type, int axis) {
        List<String> operands = new ArrayList<>(parts);
        operands.add(writer.axis(axis));
        return writer.add(new Operation("ConcatV2", operands)
                .type("T", type)
                .type("Tidx", DataType.DT_INT32)
                .count("N", parts.size()));
    }

    /** Elements {@code start} on of one axis, {@code length} of them, both INT64 scalars. */
    String slice(String value, DataType type, int rank, int axis, String start, String length) {
        String zero = writer.whole(0);
        String rest = writer.whole(-1);
        String begin = pack(
                IntStream.range(0, rank).mapToObj(i -> i == axis ? start : zero).toList());
        String size = pack(IntStream.range(0, rank)
                .mapToObj(i -> i == axis ? length : rest)
                .toList());
        return writer.add(
                new Operation("Slice", value, begin, size).type("T", type).type("Index", DataType.DT_INT32));
    }

    /** The whole numbers from 0 on, INT64. */
    String range(String length) {
        return writer.add(
                new Operation("Range", writer.whole(0), length, writer.whole(1)).type("Tidx", DataType.DT_INT64));
    }
}
