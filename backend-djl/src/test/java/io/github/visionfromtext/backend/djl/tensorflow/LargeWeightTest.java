package io.github.visionfromtext.backend.djl.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One weight of 2.4 GB, more than a Java array or a protocol buffer holds. Needs the memory, so it runs when asked for. */
@Tag("slow")
class LargeWeightTest {
    private static final long ROWS = 600_000_000L / 64;

    /** Element i is i / 64, its row. */
    private static final WeightTensor ROW_NUMBERS = new WeightTensor() {
        @Override
        public String name() {
            return "table";
        }

        @Override
        public long[] shape() {
            return new long[] {ROWS, 64};
        }

        @Override
        public String storage() {
            return "F32";
        }

        @Override
        public void read(long offset, float[] destination, int from, int count) {
            for (int i = 0; i < count; i++) {
                destination[from + i] = (offset + i) / 64;
            }
        }
    };

    @Test
    void isReadToItsEnd() {
        GraphModule.Builder b = GraphModule.builder("large");
        FunctionBuilder f = b.function("f");
        f.output("y", f.intInput("rows", 3).embed(b.weight("table", ROWS, 64)));
        try (Backend backend = TensorFlowBackend.open(new BackendOptions("cpu", 1));
                LoadedModule loaded = backend.load(b.build(), source(), WeightFormat.FLOAT32);
                Session session = loaded.openSession(Map.of())) {
            long[] rows = {0, ROWS - 1, 8_500_000};
            float[] y =
                    session.run("f", Map.of("rows", Tensor.ints(rows, 3)), "y").floats();
            assertThat(new float[] {y[0], y[127], y[191]}).containsExactly(0, ROWS - 1, 8_500_000);
        }
    }

    /** What only multiplies lies transposed. */
    @Test
    void isMultipliedByToItsEnd() {
        GraphModule.Builder b = GraphModule.builder("large");
        FunctionBuilder f = b.function("f");
        f.output("y", f.input("x", 1, 64).linear(b.weight("table", ROWS, 64), null));
        float[] x = new float[64];
        x[63] = 1;
        try (Backend backend = TensorFlowBackend.open(new BackendOptions("cpu", 1));
                LoadedModule loaded = backend.load(b.build(), source(), WeightFormat.FLOAT32);
                Session session = loaded.openSession(Map.of())) {
            float[] y =
                    session.run("f", Map.of("x", Tensor.floats(x, 1, 64)), "y").floats();
            assertThat(y[8_500_000]).isEqualTo(8_500_000);
            assertThat(y[(int) ROWS - 1]).isEqualTo(ROWS - 1);
        }
    }

    private static WeightSource source() {
        return new WeightSource() {
            @Override
            public String description() {
                return "row numbers";
            }

            @Override
            public Set<String> names() {
                return Set.of("table");
            }

            @Override
            public WeightTensor find(String name) {
                return name.equals("table") ? ROW_NUMBERS : null;
            }
        };
    }
}
