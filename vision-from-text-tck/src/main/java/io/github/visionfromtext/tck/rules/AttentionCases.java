package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.random;
import static io.github.visionfromtext.tck.rules.Graphs.spread;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Attention without a cache: one query or many, grouped heads, odd and wide heads, biases of every shape, large logits. */
final class AttentionCases {
    private AttentionCases() {}

    /**
     * One problem.
     *
     * @param width of query and key
     * @param out of value
     */
    private record Size(int heads, int groups, int time, int length, int width, int out) {
        String label(boolean causal) {
            return "%d heads in %d groups, %d queries, %d keys of %d, values of %d%s"
                    .formatted(heads, groups, time, length, width, out, causal ? ", causal" : "");
        }

        Map<String, Tensor> inputs(double magnitude) {
            Map<String, Tensor> inputs = new HashMap<>();
            inputs.put("q", spread(1, magnitude, 2, heads, time, width));
            inputs.put("k", spread(2, magnitude, 2, groups, length, width));
            inputs.put("v", random(3, 2, groups, length, out));
            return inputs;
        }
    }

    private static final Size[] SIZES = {
        new Size(1, 1, 1, 1, 1, 1),
        new Size(6, 2, 1, 513, 5, 5),
        new Size(6, 2, 5, 5, 4, 4),
        new Size(6, 3, 3, 5, 7, 7),
        new Size(4, 1, 4, 7, 64, 64),
        new Size(2, 2, 65, 129, 8, 8),
        new Size(2, 2, 3, 4, 6, 9),
        new Size(2, 1, 0, 3, 4, 4),
    };

    static Cases attention(Cases cases) {
        for (Size size : SIZES) {
            for (boolean causal : new boolean[] {false, true}) {
                cases.add(size.label(causal), body(size, causal), size.inputs(1));
            }
        }
        Size middle = SIZES[2];
        cases.add("large logits", body(middle, true), middle.inputs(100)).loosened(20);
        cases.add("equal logits", body(middle, false), middle.inputs(0));
        biased(cases, new Size(6, 2, 4, 4, 4, 4));
        return cases;
    }

    private static Graphs.Body body(Size size, boolean causal) {
        Dim time = Dim.symbol("t");
        Dim length = Dim.symbol("l");
        return (b, f) -> f.input("q", 2, size.heads, time, size.width)
                .attention(
                        f.input("k", 2, size.groups, length, size.width),
                        f.input("v", 2, size.groups, length, size.out),
                        null,
                        0.4,
                        causal);
    }

    private static void biased(Cases cases, Size size) {
        long[][] shapes = {{4, 4}, {6, 1, 4}, {2, 1, 4, 1}, {2, 6, 4, 4}, {1}, {}};
        for (long[] shape : shapes) {
            for (boolean causal : new boolean[] {false, true}) {
                add(cases, "bias " + java.util.Arrays.toString(shape), size, causal, random(4, shape));
            }
        }
        // The last key is hidden from every query; none sees nothing.
        float[] hidden = new float[16];
        for (int i = 3; i < 16; i += 4) {
            hidden[i] = Float.NEGATIVE_INFINITY;
        }
        add(cases, "bias that hides", size, false, Tensor.floats(hidden, 4, 4));
        add(cases, "bias that hides", size, true, Tensor.floats(hidden, 4, 4));
    }

    private static void add(Cases cases, String name, Size size, boolean causal, Tensor bias) {
        Map<String, Tensor> inputs = size.inputs(1);
        inputs.put("bias", bias);
        Object[] axes = java.util.Arrays.stream(bias.shape()).boxed().toArray();
        cases.add(
                name + (causal ? ", causal" : ""),
                (b, f) -> f.input("q", 2, size.heads, size.time, size.width)
                        .attention(
                                f.input("k", 2, size.groups, size.length, size.width),
                                f.input("v", 2, size.groups, size.length, size.out),
                                f.input("bias", axes),
                                0.4,
                                causal),
                inputs);
    }
}
