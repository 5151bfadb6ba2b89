package io.github.visionfromtext.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What torch made of every operation ({@code tools/fixtures/make_ops.py}). */
final class OpsFixture {
    private static final double ULP_OF_ONE = 0x1p-23;

    /** Operands and result of one case. */
    record Case(List<Tensor> operands, Tensor expected) {}

    private OpsFixture() {}

    static Map<String, Case> read() {
        Map<String, Case> cases = new TreeMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(Fixtures.path("ops/golden.safetensors"))) {
            for (String name : file.weights().names()) {
                if (name.endsWith("/expected")) {
                    String prefix = name.substring(0, name.length() - "expected".length());
                    List<Tensor> operands = new ArrayList<>();
                    while (file.weights().find(prefix + operands.size()) != null) {
                        operands.add(tensor(file.weights().get(prefix + operands.size())));
                    }
                    Case read = new Case(operands, tensor(file.weights().get(name)));
                    cases.put(prefix.substring(0, prefix.length() - 1), read);
                }
            }
        }
        return cases;
    }

    private static Tensor tensor(WeightTensor stored) {
        float[] values = stored.toTensor().floats();
        if (!stored.storage().equals("I64")) {
            return Tensor.floats(values, stored.shape());
        }
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = (long) values[i];
        }
        return Tensor.ints(numbers, stored.shape());
    }

    /** Only the rounding of the fixture to FLOAT32 is forgiven. */
    static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double allowed = ULP_OF_ONE * Math.abs(expected[i]) + 1e-14;
            boolean same = Float.compare(actual[i], expected[i]) == 0 || Math.abs(actual[i] - expected[i]) <= allowed;
            assertThat(same)
                    .as("element %s is %s, expected %s", i, actual[i], expected[i])
                    .isTrue();
        }
    }
}
