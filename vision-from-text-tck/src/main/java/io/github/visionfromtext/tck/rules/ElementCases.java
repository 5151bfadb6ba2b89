package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.floats;
import static io.github.visionfromtext.tck.rules.Graphs.ints;
import static io.github.visionfromtext.tck.rules.Graphs.random;
import static io.github.visionfromtext.tck.rules.Graphs.spread;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Leaves of a graph and operations on each element, at shapes and numbers that engines treat apart. */
final class ElementCases {
    private static final Dim N = Dim.symbol("n");
    private static final Tensor EXTREMES = floats(
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            1e30f,
            -1e30f,
            1e-30f,
            -1e-30f,
            Float.MIN_NORMAL,
            -Float.MIN_NORMAL,
            65504,
            16777217,
            -0f);

    private ElementCases() {}

    static Cases inputs(Cases cases) {
        for (long[] shape : new long[][] {{}, {0}, {1}, {3, 0, 2}, {2, 3, 5}, {4097}}) {
            Object[] axes = java.util.Arrays.stream(shape).boxed().toArray();
            cases.add("argument of rank " + shape.length, (b, f) -> f.input("x", axes), Map.of("x", random(1, shape)));
        }
        cases.add("argument of symbolic axes", (b, f) -> f.input("x", N, 2, N), Map.of("x", random(2, 3, 2, 3)));
        return cases.add("INT argument", (b, f) -> f.intInput("x", N), Map.of("x", ints((1L << 60) + 1, -1, 0)));
    }

    static Cases weights(Cases cases) {
        cases.add("scalar weight", (b, f) -> f.value(b.weight("w")), Map.of("w", random(1)), Map.of());
        cases.add("weight alone", (b, f) -> f.value(b.weight("w", 3, 5)), Map.of("w", random(2, 3, 5)), Map.of());
        return cases.add(
                "weight read twice",
                (b, f) -> f.value(b.weight("w", 3, 5)).times(b.weight("w", 3, 5)),
                Map.of("w", random(2, 3, 5)),
                Map.of());
    }

    static Cases constants(Cases cases) {
        Map<String, Tensor> x = Map.of("x", random(1, 4, 1));
        cases.add("FLOAT scalar", (b, f) -> f.input("x", N, 1).times(f.constant(0.1)), x);
        cases.add("FLOAT vector", (b, f) -> f.input("x", N, 1).times(f.constant(0.1, -1e30, 1e-30)), x);
        cases.add("empty vector", (b, f) -> f.input("x", N, 1).times(f.constant(new double[0])), x);
        cases.add(
                "infinity and NaN",
                (b, f) -> f.input("x", N, 1)
                        .plus(f.constant(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN)),
                x);
        cases.add("constant alone", (b, f) -> f.constant(0.25), Map.of());
        return cases.add("INT scalar", (b, f) -> f.constant(-(1L << 53)), Map.of());
    }

    static Cases ranges(Cases cases) {
        for (int length : new int[] {0, 1, 7, 4097}) {
            cases.add("of length " + length, (b, f) -> f.range(f.input("x", N).dim(0)), Map.of("x", random(1, length)));
        }
        cases.add("of a fixed length", (b, f) -> f.range(Dim.of(5)), Map.of());
        return cases.add(
                "of a computed length",
                (b, f) -> f.range(f.input("x", N).dim(0).times(N).minus(1)),
                Map.of("x", random(1, 3)));
    }

    static Cases toFloat(Cases cases) {
        cases.add(
                "exact to 2^24", (b, f) -> f.intInput("x", N).toFloat(), Map.of("x", ints(-(1 << 24), -3, 0, 1 << 24)));
        cases.add("beyond", (b, f) -> f.intInput("x", N).toFloat(), Map.of("x", ints(Long.MAX_VALUE, -(1L << 40) - 1)));
        return cases.add("of none", (b, f) -> f.intInput("x", N).toFloat(), Map.of("x", ints()));
    }

    private static Map<String, UnaryOperator<Value>> functions() {
        Map<String, UnaryOperator<Value>> all = new LinkedHashMap<>();
        all.put("negate", Value::negate);
        all.put("abs", Value::abs);
        all.put("exp", Value::exp);
        all.put("log", Value::log);
        all.put("sqrt", Value::sqrt);
        all.put("tanh", Value::tanh);
        all.put("sigmoid", Value::sigmoid);
        all.put("relu", Value::relu);
        all.put("silu", Value::silu);
        all.put("gelu", Value::gelu);
        all.put("geluTanh", Value::geluTanh);
        all.put("sin", Value::sin);
        all.put("cos", Value::cos);
        return all;
    }

    static Cases unary(Cases cases) {
        functions().forEach((name, function) -> {
            Graphs.Body vector = (b, f) -> function.apply(f.input("x", N));
            cases.add(name + " of one", vector, Map.of("x", spread(1, 4, 1)));
            cases.add(name + " of a long axis", vector, Map.of("x", spread(2, 20, 4097)));
            cases.add(
                    name + " of a scalar and of what is transposed",
                    (b, f) -> function.apply(f.input("s"))
                            .plus(function.apply(f.input("x", 3, N).transpose(1, 0))),
                    Map.of("s", random(3), "x", random(4, 3, 5)));
            // Angles beyond a few thousand turns have no digits left.
            if (!name.equals("sin") && !name.equals("cos")) {
                cases.add(name + " of extreme magnitudes", vector, Map.of("x", EXTREMES));
            }
            if (name.equals("gelu")) {
                // x (1 + erf(x / sqrt(2))) overflows at the two largest before it is halved.
                cases.specified(i -> i >= 2);
            }
        });
        return cases;
    }

    static Cases binary(Cases cases) {
        Map<String, BinaryOperator<Value>> all = new LinkedHashMap<>();
        all.put("plus", Value::plus);
        all.put("minus", Value::minus);
        all.put("times", Value::times);
        all.put("dividedBy", Value::dividedBy);
        all.put("maximum", Value::maximum);
        all.put("minimum", Value::minimum);
        all.put("power", (a, b) -> a.abs().power(b));
        all.forEach((name, function) -> {
            pairs(cases, name, function);
            cases.add(
                    name + " of a value and itself",
                    (b, f) -> {
                        Value x = f.input("x", N);
                        return function.apply(x, x);
                    },
                    Map.of("x", random(5, 33)));
        });
        Map<String, Tensor> large = Map.of("x", ints((1L << 60) + 1, -7), "y", ints(1, -1));
        Map<String, BinaryOperator<Value>> whole =
                Map.of("plus", Value::plus, "minus", Value::minus, "times", Value::times);
        whole.forEach((name, function) -> cases.add(
                name + " of large whole numbers",
                (b, f) -> function.apply(f.intInput("x", N), f.intInput("y", N)),
                large));
        return cases;
    }

    static Cases compare(Cases cases) {
        Map<String, BinaryOperator<Value>> all =
                Map.of("equalTo", Value::equalTo, "lessThan", Value::lessThan, "atMost", Value::atMost);
        all.forEach((name, function) -> {
            pairs(cases, name, function);
            cases.add(
                    name + " of large whole numbers",
                    (b, f) -> function.apply(f.intInput("x", N), f.intInput("y", N)),
                    Map.of("x", ints((1L << 60) + 1, 5, -5), "y", ints(1L << 60, 5, 5)));
        });
        return cases;
    }

    private static void pairs(Cases cases, String name, BinaryOperator<Value> function) {
        Dim m = Dim.symbol("m");
        for (int length : new int[] {0, 1, 5}) {
            cases.add(
                    name + " broadcast over " + length,
                    (b, f) -> function.apply(f.input("x", 2, 1, N, 1, 2), f.input("y", 3, 1, m, 1)),
                    Map.of("x", random(1, 2, 1, length, 1, 2), "y", random(2, 3, 1, 3, 1)));
        }
        cases.add(
                name + " of a long axis and a transposed one",
                (b, f) -> function.apply(f.input("x", N, 3), f.input("y", 3, N).transpose(1, 0)),
                Map.of("x", random(3, 1031, 3), "y", random(4, 3, 1031)));
        cases.add(
                name + " with a number on either side",
                (b, f) -> {
                    Value left = function.apply(f.constant(0.5), f.input("x", N));
                    Value right = function.apply(f.input("x2", N), f.constant(0.5));
                    return f.concat(0, left, right);
                },
                Map.of("x", floats(0.5f, -1, 2), "x2", floats(0.5f, -1, 2)));
    }

    static Cases where(Cases cases) {
        cases.add(
                "what is not chosen has no effect",
                (b, f) -> {
                    Value x = f.input("x", N);
                    return x.lessThan(f.constant(0.0)).where(f.constant(1.0), x.log());
                },
                Map.of("x", floats(1, -1, 0)));
        cases.add(
                "three shapes",
                (b, f) -> f.intInput("c", N, 1, 1).where(f.input("x", 3, 1), f.input("y", 4)),
                Map.of("c", Tensor.ints(new long[] {0, -7}, 2, 1, 1), "x", random(1, 3, 1), "y", random(2, 4)));
        cases.add(
                "whole numbers",
                (b, f) -> f.intInput("c", N).where(f.intInput("x", N), f.constant(3L)),
                Map.of("c", ints(1, 0), "x", ints((1L << 60) + 1, 5)));
        return cases.add(
                "of none",
                (b, f) -> f.intInput("c", N).where(f.input("x", N), f.constant(3.0)),
                Map.of("c", ints(), "x", floats()));
    }
}
