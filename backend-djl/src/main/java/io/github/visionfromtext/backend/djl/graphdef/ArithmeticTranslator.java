package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.backend.djl.graphdef.GraphWriter.Operation;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.proto.DataType;

/** Functions of each element, and functions along axes. */
final class ArithmeticTranslator {
    private final Scope scope;
    private final GraphWriter writer;

    ArithmeticTranslator(Scope scope) {
        this.scope = scope;
        this.writer = scope.writer();
    }

    String unary(Op.Unary.Function function, String x) {
        return switch (function) {
            case NEGATE -> scope.floats("Neg", x);
            case ABS -> scope.floats("Abs", x);
            case EXP -> scope.floats("Exp", x);
            case LOG -> scope.floats("Log", x);
            case SQRT -> scope.floats("Sqrt", x);
            case SIN -> scope.floats("Sin", x);
            case COS -> scope.floats("Cos", x);
            case TANH -> scope.floats("Tanh", x);
            case SIGMOID -> scope.floats("Sigmoid", x);
            case RELU -> scope.floats("Relu", x);
            case SILU -> times(x, scope.floats("Sigmoid", x));
            case GELU -> half(x, scope.floats("Erf", times(x, writer.number(Math.sqrt(0.5)))));
            case GELU_TANH -> half(x, scope.floats("Tanh", tanhArgument(x)));
        };
    }

    private String times(String a, String b) {
        return scope.floats("Mul", a, b);
    }

    /** 0.5 x (1 + y). */
    private String half(String x, String y) {
        return times(times(x, writer.number(0.5)), scope.floats("AddV2", y, writer.number(1)));
    }

    private String tanhArgument(String x) {
        String cubic = times(times(x, x), writer.number(0.044715));
        return times(times(x, writer.number(Math.sqrt(2 / Math.PI))), scope.floats("AddV2", cubic, writer.number(1)));
    }

    String binary(Op.Binary.Function function, Node node) {
        String op =
                switch (function) {
                    case ADD -> "AddV2";
                    case SUBTRACT -> "Sub";
                    case MULTIPLY -> "Mul";
                    case DIVIDE -> "RealDiv";
                    case MAXIMUM -> "Maximum";
                    case MINIMUM -> "Minimum";
                    case POWER -> "Pow";
                };
        return writer.add(
                new Operation(op, scope.get(node.operand(0)), scope.get(node.operand(1))).type("T", Scope.type(node)));
    }

    /** As BOOL. */
    String compare(Op.Compare.Relation relation, Node node) {
        String op =
                switch (relation) {
                    case EQUAL -> "Equal";
                    case LESS -> "Less";
                    case LESS_OR_EQUAL -> "LessEqual";
                };
        return writer.add(new Operation(op, scope.get(node.operand(0)), scope.get(node.operand(1)))
                .type("T", Scope.type(node.operand(0))));
    }

    String where(Node node) {
        return select(
                scope.condition(node.operand(0)),
                scope.get(node.operand(1)),
                scope.get(node.operand(2)),
                Scope.type(node));
    }

    private String select(String condition, String yes, String no, DataType type) {
        return writer.add(new Operation("SelectV2", condition, yes, no).type("T", type));
    }

    String reduce(Op.Reduce op, String x) {
        String name =
                switch (op.function()) {
                    case SUM -> "Sum";
                    case MEAN -> "Mean";
                    case MAX -> "Max";
                };
        return writer.add(new Operation(name, x, writer.integers(op.axes()))
                .floats()
                .type("Tidx", DataType.DT_INT32)
                .flag("keep_dims", op.keepAxes()));
    }

    /** The engine makes NaN of an infinity but lets the rest of its row be numbers, which none can be. */
    String softmax(Node node, int axis) {
        String largest = reduce(new Op.Reduce(Op.Reduce.Function.MAX, List.of(axis), true), scope.get(node.operand(0)));
        String nothing = times(scope.floats("StopGradient", largest), writer.number(0));
        return scope.floats("AddV2", alongRows("Softmax", node, axis), nothing);
    }

    /**
     * An operation that the engine has for the rows of a matrix. Its gradients of more axes than two are wrong for one of
     * them, LogSoftmax, without a word.
     */
    String alongRows(String op, Node node, int axis) {
        Shape shape = node.shape();
        String x = scope.get(node.operand(0));
        List<Integer> exchanged =
                new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
        Collections.swap(exchanged, axis, shape.rank() - 1);
        boolean last = axis == shape.rank() - 1;
        Shape rows = last ? shape : shape.with(axis, shape.dim(-1)).with(-1, shape.dim(axis));
        Shape matrix = Shape.of(rows.without(-1).elementCount(), rows.dim(-1));
        if (!last) {
            x = scope.transpose(x, DataType.DT_FLOAT, exchanged);
        }
        String y = scope.reshape(scope.floats(op, scope.reshape(x, rows, matrix)), matrix, rows);
        return last ? y : scope.transpose(y, DataType.DT_FLOAT, exchanged);
    }
}
