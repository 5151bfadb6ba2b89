package io.github.visionfromtext.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiniteDifferencesTest {
    /** {@code loss = sum(x w^3)}, whose derivative is {@code 3 x w^2}. */
    @Test
    void approximatesADerivativeKnownInClosedForm() {
        GraphModule.Builder module = GraphModule.builder("cubic");
        FunctionBuilder f = module.function("f");
        Value w = f.value(module.weight("w", 3));
        f.output("loss", f.input("x", 3).times(w.times(w).times(w)).sumOfAll());
        FiniteDifferences differences = new FiniteDifferences(
                module.build(),
                WeightSource.of("test", Map.of("w", Tensor.floats(new float[] {1, -2, 0.5f}, 3))),
                "f",
                Map.of("x", Tensor.floats(new float[] {1, 2, 4}, 3)),
                "loss");
        assertThat(differences.gradient("w", 0, 1, 2)).containsExactly(new double[] {3, 24, 3}, within(1e-7));
        assertThat(differences.gradient("w", 1)).containsExactly(new double[] {24}, within(1e-7));
    }

    @Test
    void aSeedChoosesDifferentCoordinates() {
        int[] chosen = FiniteDifferences.coordinates(1000, 20, 7);
        assertThat(chosen).hasSize(20).doesNotHaveDuplicates().isSorted();
        assertThat(FiniteDifferences.coordinates(1000, 20, 7)).isEqualTo(chosen);
        assertThat(FiniteDifferences.coordinates(1000, 20, 8)).isNotEqualTo(chosen);
        assertThat(FiniteDifferences.coordinates(3, 20, 7)).containsExactly(0, 1, 2);
        assertThat(FiniteDifferences.coordinates(0, 20, 7)).isEmpty();
    }
}
