package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.floats;
import static io.github.visionfromtext.tck.rules.Graphs.ints;
import static io.github.visionfromtext.tck.rules.Graphs.random;
import static io.github.visionfromtext.tck.rules.Graphs.spread;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Operations along axes: long ones, ones of length 1 and 0, first, last and in the middle, of what is not contiguous. */
final class AxisCases {
    private static final Dim N = Dim.symbol("n");
    private static final Tensor CUBE = spread(1, 3, 3, 4, 5);

    private AxisCases() {}

    static Cases reduce(Cases cases) {
        int[][] axes = {{0}, {1}, {2}, {-1}, {0, 2}, {1, 2}, {0, 1, 2}};
        for (int[] some : axes) {
            String name = Arrays.toString(some);
            transposed(cases, "sum over " + name, x -> x.sum(some));
            transposed(cases, "mean over " + name, x -> x.mean(some));
            transposed(cases, "max over " + name, x -> x.max(some));
        }
        transposed(cases, "mean that keeps axes", x -> x.meanKeepingAxes(0, 2));
        transposed(cases, "sum of all", Value::sumOfAll);
        transposed(cases, "mean of all", Value::meanOfAll);
        cases.add("sum of a scalar", (b, f) -> f.input("x").sumOfAll(), Map.of("x", random(2)));
        along(cases, "sum", x -> x.sum(1), 0, 1, 5003);
        along(cases, "mean", x -> x.mean(1), 0, 1, 5003);
        along(cases, "max", x -> x.max(1), 1, 5003);
        return cases.add("no rows to reduce", (b, f) -> f.input("x", N, 3).max(1), Map.of("x", random(1, 0, 3)));
    }

    /** On an operand whose memory runs along another axis than its shape says. */
    private static void transposed(Cases cases, String name, UnaryOperator<Value> operation) {
        cases.add(name, (b, f) -> operation.apply(f.input("x", 3, N, 5).transpose(2, 0, 1)), Map.of("x", CUBE));
    }

    private static void along(Cases cases, String name, UnaryOperator<Value> operation, int... lengths) {
        for (int length : lengths) {
            cases.add(
                    name + " along an axis of " + length,
                    (b, f) -> operation.apply(f.input("x", 3, N)),
                    Map.of("x", spread(7, 2, 3, length)));
        }
    }

    static Cases argMax(Cases cases) {
        for (int axis = 0; axis < 3; axis++) {
            int along = axis;
            transposed(cases, "along axis " + axis, x -> x.argMax(along));
        }
        along(cases, "argMax", x -> x.argMax(1), 1, 5003);
        Graphs.Body vector = (b, f) -> f.input("x", N).argMax(0);
        cases.add("first of equals", vector, Map.of("x", floats(1, 3, 3, 3)));
        cases.add("first of many equals", vector, Map.of("x", Tensor.floats(new float[1000], 1000)));
        cases.add(
                "infinities", vector, Map.of("x", floats(Float.NEGATIVE_INFINITY, 1, Float.POSITIVE_INFINITY, 1e38f)));
        cases.add(
                "nothing but -infinity", vector, Map.of("x", floats(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY)));
        return cases.add("no rows", (b, f) -> f.input("x", N, 3).argMax(1), Map.of("x", random(1, 0, 3)));
    }

    static Cases softmax(Cases cases, boolean logarithm) {
        for (int axis = 0; axis < 3; axis++) {
            int along = axis;
            transposed(cases, "along axis " + axis, x -> logarithm ? x.logSoftmax(along) : x.softmax(along));
        }
        along(cases, "softmax", x -> logarithm ? x.logSoftmax(1) : x.softmax(1), 0, 1, 5003);
        return cases.add(
                "extreme magnitudes",
                (b, f) -> {
                    Value x = f.input("x", 3, 3);
                    return logarithm ? x.logSoftmax(1) : x.softmax(1);
                },
                Map.of("x", Tensor.floats(new float[] {1e30f, -1e30f, 0, 1e30f, 1e30f, 0, 1e-30f, 0, -1e-30f}, 3, 3)));
    }

    static Cases crossEntropy(Cases cases) {
        Graphs.Body body = (b, f) -> f.input("x", N, Dim.symbol("classes")).crossEntropy(f.intInput("t", N));
        cases.add("many classes", body, Map.of("x", spread(1, 5, 3, 5003), "t", ints(5002, 0, Op.CrossEntropy.IGNORE)));
        cases.add("one class", body, Map.of("x", spread(2, 5, 2, 1), "t", ints(0, Op.CrossEntropy.IGNORE)));
        cases.add("no rows", body, Map.of("x", random(3, 0, 4), "t", ints()));
        cases.add(
                "NaN in a row that does not count",
                body,
                Map.of(
                        "x",
                        Tensor.floats(new float[] {Float.NaN, 1, 0, 0}, 2, 2),
                        "t",
                        ints(Op.CrossEntropy.IGNORE, 1)));
        return cases.add(
                "extreme magnitudes",
                body,
                Map.of("x", Tensor.floats(new float[] {1e30f, -1e30f, 0, -1e4f}, 2, 2), "t", ints(0, 1)));
    }
}
