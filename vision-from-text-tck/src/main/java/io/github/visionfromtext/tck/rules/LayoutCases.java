package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.floats;
import static io.github.visionfromtext.tck.rules.Graphs.ints;
import static io.github.visionfromtext.tck.rules.Graphs.random;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/** Operations that move, repeat and pick elements, with lengths known only at a call, with 0 and 1 among them. */
final class LayoutCases {
    private static final Dim N = Dim.symbol("n");
    private static final int[] LENGTHS = {0, 1, 7};

    private LayoutCases() {}

    static Cases reshape(Cases cases) {
        for (int length : LENGTHS) {
            Map<String, Tensor> x = Map.of("x", random(1, length, 3, 4));
            cases.add("merge, of " + length, (b, f) -> f.input("x", N, 3, 4).reshape(N.times(3), 4), x);
            cases.add("split, of " + length, (b, f) -> f.input("x", N, 3, 4).reshape(N, 3, 2, 2), x);
            cases.add("flatten, of " + length, (b, f) -> f.input("x", N, 3, 4).reshape(N.times(12)), x);
            cases.add(
                    "of what is transposed, " + length,
                    (b, f) -> f.input("x", N, 3, 4).transpose(1, 2, 0).reshape(4, 3, N),
                    x);
        }
        cases.add("a scalar to a vector", (b, f) -> f.input("x").reshape(1, 1), Map.of("x", random(2)));
        return cases.add("a vector to a scalar", (b, f) -> f.input("x", 1).reshape(), Map.of("x", random(2, 1)));
    }

    static Cases transpose(Cases cases) {
        for (int length : LENGTHS) {
            Map<String, Tensor> x = Map.of("x", random(1, 2, length, 3, 4));
            cases.add("four axes, " + length, (b, f) -> f.input("x", 2, N, 3, 4).transpose(3, 1, 0, 2), x);
            cases.add(
                    "twice, " + length,
                    (b, f) -> f.input("x", 2, N, 3, 4).transpose(3, 1, 0, 2).transposeLast(),
                    x);
        }
        return cases.add("a vector", (b, f) -> f.input("x", N).transpose(0), Map.of("x", random(1, 3)));
    }

    static Cases slice(Cases cases) {
        for (int length : LENGTHS) {
            Map<String, Tensor> x = Map.of("x", random(1, 3, length + 2));
            cases.add("from 1 of " + length, (b, f) -> f.input("x", 3, N).sliceFrom(1, 1), x);
            cases.add(
                    "to one before the end, " + length,
                    (b, f) -> f.input("x", 3, N).slice(1, Dim.of(1), N.minus(1)),
                    x);
            cases.add("the last, " + length, (b, f) -> f.input("x", 3, N).slice(1, N.minus(1), N), x);
            cases.add(
                    "of a slice of what is transposed, " + length,
                    (b, f) -> f.input("x", 3, N).transpose(1, 0).slice(0, 1, 2).slice(1, 1, 3),
                    x);
        }
        return cases;
    }

    static Cases concat(Cases cases) {
        for (int length : LENGTHS) {
            Map<String, Tensor> x = Map.of("x", random(1, 2, length, 3), "y", random(2, 2, 3, 5));
            cases.add(
                    "with " + length + " and itself",
                    (b, f) -> {
                        Value first = f.input("x", 2, N, 3);
                        return f.concat(1, first, f.input("y", 2, 3, 5).transpose(0, 2, 1), first);
                    },
                    x);
        }
        cases.add("one part", (b, f) -> f.concat(0, f.input("x", N)), Map.of("x", random(1, 3)));
        return cases.add(
                "whole numbers",
                (b, f) -> f.concat(0, f.intInput("x", N), f.range(N)),
                Map.of("x", ints((1L << 60) + 1, -1)));
    }

    static Cases expand(Cases cases) {
        for (int length : LENGTHS) {
            cases.add(
                    "to " + length,
                    (b, f) -> f.input("x", 3, 1).expand(2, 3, f.input("y", N).dim(0)),
                    Map.of("x", random(1, 3, 1), "y", random(2, length)));
        }
        cases.add("a scalar", (b, f) -> f.input("x").expand(2, 3), Map.of("x", random(1)));
        return cases.add(
                "and then changed",
                (b, f) ->
                        f.input("x", 3, 1).expand(3, 4).plus(f.range(Dim.of(4)).toFloat()),
                Map.of("x", random(1, 3, 1)));
    }

    static Cases gather(Cases cases) {
        for (int length : LENGTHS) {
            Tensor indices = Graphs.ints(new long[length]);
            for (int axis = 0; axis < 3; axis++) {
                int along = axis;
                cases.add(
                        length + " along axis " + axis,
                        (b, f) -> f.input("x", 2, 3, 4).gather(along, f.intInput("i", N)),
                        Map.of("x", random(1, 2, 3, 4), "i", indices));
            }
            cases.add(
                    length + " each",
                    (b, f) -> f.input("x", 2, 3, 4).gatherEach(1, f.intInput("i", 2, N)),
                    Map.of("x", random(1, 2, 3, 4), "i", Tensor.ints(new long[2 * length], 2, length)));
        }
        cases.add(
                "with indices of three axes",
                (b, f) -> f.input("x", 2, 5).gather(1, f.intInput("i", 2, 1, 2)),
                Map.of("x", random(1, 2, 5), "i", Tensor.ints(new long[] {4, 0, 0, 3}, 2, 1, 2)));
        cases.add(
                "each element of the last axis",
                (b, f) -> f.input("x", 2, 3, 5).gatherEach(2, f.intInput("i", 2, 3, 1)),
                Map.of("x", random(1, 2, 3, 5), "i", Tensor.ints(new long[] {4, 0, 1, 2, 3, 4}, 2, 3, 1)));
        cases.add(
                "NaN beside what is picked",
                (b, f) -> f.input("x", 3).gather(0, f.intInput("i", 2)),
                Map.of("x", floats(Float.NaN, 1, 2), "i", ints(2, 1)));
        return cases.add(
                "of whole numbers",
                (b, f) -> f.intInput("x", N).gather(0, f.intInput("i")),
                Map.of("x", ints(5, (1L << 60) + 1), "i", Tensor.scalar(1L)));
    }
}
