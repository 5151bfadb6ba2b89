package io.github.visionfromtext.core.reference;

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
}
