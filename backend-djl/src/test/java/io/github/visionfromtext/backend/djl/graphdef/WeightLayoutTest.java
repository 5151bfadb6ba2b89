package io.github.visionfromtext.backend.djl.graphdef;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeightLayoutTest {
    @Test
    void onlyMatricesThatNothingButLinearLayersUseAreTransposed() {
        GraphModule.Builder b = GraphModule.builder("layout");
        FunctionBuilder f = b.function("f");
        f.output(
                "y",
                f.input("x", 2, 3)
                        .linear(b.weight("layer", 5, 3), b.weight("bias", 5))
                        .linear(b.weight("shown", 7, 5), null)
                        .linear(b.weight("tied", 11, 7), null));
        f.output("shown", f.value(b.weight("shown", 7, 5)));
        FunctionBuilder g = b.function("g");
        g.output("z", g.intInput("id", 1).embed(b.weight("tied", 11, 7)));
        GraphModule module = b.build();
        WeightLayout layout = ModuleGraph.of(module).layout();

        assertThat(module.weights().values().stream()
                        .filter(layout::isTransposed)
                        .map(Weight::name))
                .containsExactly("layer");
        assertThat(layout.shape(weight(module, "layer"))).containsExactly(3, 5);
        assertThat(layout.shape(weight(module, "tied"))).containsExactly(11, 7);
    }

    private static Weight weight(GraphModule module, String name) {
        return Objects.requireNonNull(module.weights().get(name));
    }
}
