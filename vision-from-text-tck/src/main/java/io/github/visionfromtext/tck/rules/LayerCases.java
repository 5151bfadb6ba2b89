package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.random;
import static io.github.visionfromtext.tck.rules.Graphs.spread;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Operand;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Products, norms, tables and rotations, of widths no kernel would choose and of weights in the forms models use. */
final class LayerCases {
    private static final Dim N = Dim.symbol("n");

    private LayerCases() {}

    static Cases embedding(Cases cases) {
        long[][] shapes = {{1, 1}, {3, 5}, {257, 1}, {5, 1031}};
        for (long[] shape : shapes) {
            for (int count : new int[] {0, 1, 5}) {
                long[] rows = new long[count];
                for (int i = 0; i < count; i++) {
                    rows[i] = (shape[0] - 1 + i) % shape[0];
                }
                cases.add(
                        count + " rows of " + shape[0] + " by " + shape[1],
                        (b, f) -> f.intInput("i", 1, N).embed(b.weight("w", shape)),
                        Map.of("w", random(1, shape)),
                        Map.of("i", Tensor.ints(rows, 1, count)));
            }
        }
        return cases.add(
                "table that is also a matrix",
                (b, f) -> f.intInput("i", 2).embed(b.weight("w", 5, 3)).linear(b.weight("w", 5, 3), null),
                Map.of("w", random(1, 5, 3)),
                Map.of("i", Graphs.ints(4, 0)));
    }

    static Cases matMul(Cases cases) {
        long[][] sizes = {{0, 3, 2}, {1, 1, 1}, {7, 13, 3}, {1, 5003, 2}, {65, 33, 17}};
        for (long[] size : sizes) {
            cases.add(
                    size[0] + " by " + size[1] + " by " + size[2],
                    (b, f) -> f.input("x", N, size[1]).matMul(f.input("y", size[1], size[2])),
                    Map.of("x", random(1, size[0], size[1]), "y", random(2, size[1], size[2])));
        }
        cases.add(
                "leading axes broadcast",
                (b, f) -> f.input("x", 2, 1, 3, 5).matMul(f.input("y", N, 5, 2)),
                Map.of("x", random(1, 2, 1, 3, 5), "y", random(2, 4, 5, 2)));
        cases.add(
                "both transposed",
                (b, f) -> f.input("x", 5, N)
                        .transposeLast()
                        .matMul(f.input("y", 2, 5).transposeLast()),
                Map.of("x", random(1, 5, 3), "y", random(2, 2, 5)));
        return cases.add(
                "a weight on the right",
                (b, f) -> f.input("x", N, 5).matMul(b.weight("w", 5, 7)),
                Map.of("w", random(2, 5, 7)),
                Map.of("x", random(1, 3, 5)));
    }

    static Cases linear(Cases cases) {
        int[][] sizes = {
            {0, 5, 3}, {1, 1, 1}, {1, 7, 5}, {16, 33, 3}, {17, 33, 3}, {40, 64, 1}, {1, 130, 257}, {3, 4099, 5}
        };
        for (int[] size : sizes) {
            linear(cases, size[0], size[1], size[2]);
        }
        Map<String, Tensor> weights = Map.of("w", random(2, 3, 4), "c", random(3, 3));
        cases.add(
                "of a vector",
                (b, f) -> f.input("x", 4).linear(b.weight("w", 3, 4), b.weight("c", 3)),
                weights,
                Map.of("x", random(1, 4)));
        cases.add(
                "of four axes, transposed",
                (b, f) -> f.input("x", 2, 4, N, 3).transpose(0, 2, 3, 1).linear(b.weight("w", 3, 4), b.weight("c", 3)),
                weights,
                Map.of("x", random(1, 2, 4, 2, 3)));
        cases.add(
                "with a computed matrix",
                (b, f) -> f.input("x", N, 4)
                        .linear(
                                f.value(b.weight("w", 3, 4)).tanh(),
                                f.value(b.weight("c", 3)).exp()),
                weights,
                Map.of("x", random(1, 2, 4)));
        siblings(cases);
        return cases;
    }

    private static void linear(Cases cases, int rows, int in, int out) {
        Map<String, Tensor> weights = Map.of("w", random(2, out, in), "c", random(3, out));
        Map<String, Tensor> x = Map.of("x", random(1, rows, in));
        String size = rows + " rows, " + in + " to " + out;
        cases.add(
                size,
                (b, f) -> f.input("x", N, in).linear(b.weight("w", out, in), null),
                Map.of("w", random(2, out, in)),
                x);
        cases.add(
                size + ", bias",
                (b, f) -> f.input("x", N, in).linear(b.weight("w", out, in), b.weight("c", out)),
                weights,
                x);
    }

    /** Layers on one operand, which a backend may put together. */
    private static void siblings(Cases cases) {
        Map<String, Tensor> weights = new HashMap<>();
        weights.put("w", random(2, 3, 4));
        weights.put("v", random(3, 5, 4));
        weights.put("c", random(4, 3));
        weights.put("d", random(5, 5));
        for (boolean biased : new boolean[] {true, false}) {
            Map<String, Tensor> used = new HashMap<>(weights);
            if (!biased) {
                used.keySet().removeAll(java.util.Set.of("c", "d"));
            }
            cases.add(
                    "two on one operand" + (biased ? ", bias" : ""),
                    (b, f) -> {
                        Value x = f.input("x", N, 4);
                        Operand c = biased ? b.weight("c", 3) : null;
                        Operand d = biased ? b.weight("d", 5) : null;
                        return f.concat(1, x.linear(b.weight("v", 5, 4), d), x.linear(b.weight("w", 3, 4), c));
                    },
                    used,
                    Map.of("x", random(1, 2, 4)));
        }
    }

    static Cases layerNorm(Cases cases) {
        for (int width : new int[] {1, 7, 4099}) {
            Map<String, Tensor> weights = Map.of("w", random(2, width), "c", random(3, width));
            for (double size : new double[] {1e-20, 1, 1e15}) {
                cases.add(
                        width + " of magnitude " + size,
                        (b, f) -> f.input("x", N, width).layerNorm(b.weight("w", width), b.weight("c", width), 1e-6),
                        weights,
                        Map.of("x", spread(1, size, 3, width)));
            }
            cases.add(
                    width + " without bias, of no rows",
                    (b, f) -> f.input("x", N, width).layerNorm(b.weight("w", width), null, 1e-6),
                    Map.of("w", random(2, width)),
                    Map.of("x", random(1, 0, width)));
        }
        return cases;
    }

    static Cases rmsNorm(Cases cases) {
        for (int width : new int[] {1, 7, 4099}) {
            for (double size : new double[] {0, 1e-20, 1, 1e15}) {
                cases.add(
                        width + " of magnitude " + size,
                        (b, f) -> f.input("x", N, width).rmsNorm(b.weight("w", width), 1e-6),
                        Map.of("w", random(2, width)),
                        Map.of("x", spread(1, size, 3, width)));
            }
        }
        return cases.add(
                "of two axes more, transposed",
                (b, f) -> f.input("x", 5, N, 2).transpose(1, 2, 0).rmsNorm(b.weight("w", 5), 1e-6),
                Map.of("w", random(2, 5)),
                Map.of("x", random(1, 5, 3, 2)));
    }

    static Cases rotary(Cases cases) {
        for (Pairing pairing : Pairing.values()) {
            for (int half : new int[] {1, 3, 32}) {
                for (int time : new int[] {1, 5, 513}) {
                    Tensor angles = spread(2, 3, time, half);
                    cases.add(
                            pairing + " of " + time + " by " + 2 * half,
                            (b, f) -> {
                                Value a = f.input("a", N, half);
                                return f.input("x", 1, 2, N, 2 * half).rotaryEmbedding(a.cos(), a.sin(), pairing);
                            },
                            Map.of("x", random(1, 1, 2, time, 2L * half), "a", angles));
                }
            }
            cases.add(
                    pairing + " with angles for each batch, transposed",
                    (b, f) -> {
                        Value a = f.input("a", 2, 1, N, 3);
                        return f.input("x", 2, N, 4, 6)
                                .transpose(0, 2, 1, 3)
                                .rotaryEmbedding(a.cos(), a.sin(), pairing);
                    },
                    Map.of("x", random(1, 2, 5, 4, 6), "a", spread(2, 3, 2, 1, 5, 3)));
        }
        return cases;
    }
}
