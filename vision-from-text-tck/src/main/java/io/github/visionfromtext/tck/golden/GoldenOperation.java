package io.github.visionfromtext.tck.golden;

import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What torch, in double precision, made of one operation ({@code tools/fixtures/make_ops.py}).
 *
 * @param name the operation, then attributes, then what is special about the operands, with hyphens between
 * @param operands in the order of {@link io.github.visionfromtext.graph.Op}
 * @param expected the result, rounded to FLOAT32
 */
public record GoldenOperation(String name, List<Tensor> operands, Tensor expected) {
    private static final String EXPECTED = "/expected";

    /** Every case, in the order of the script. */
    public static List<GoldenOperation> all() {
        List<GoldenOperation> cases = new ArrayList<>();
        try (FixtureFolder folder = FixtureFolder.copy("ops", "golden.safetensors")) {
            Map<String, Tensor> tensors = folder.tensors("golden.safetensors");
            tensors.forEach((key, expected) -> {
                if (key.endsWith(EXPECTED)) {
                    String name = key.substring(0, key.length() - EXPECTED.length());
                    List<Tensor> operands = new ArrayList<>();
                    for (Tensor next = tensors.get(name + "/0");
                            next != null;
                            next = tensors.get(name + "/" + operands.size())) {
                        operands.add(next);
                    }
                    cases.add(new GoldenOperation(name, operands, expected));
                }
            });
        }
        return cases;
    }

    /** The first word of the name: the operation. */
    public String operation() {
        int end = name.indexOf('-');
        return end < 0 ? name : name.substring(0, end);
    }
}
