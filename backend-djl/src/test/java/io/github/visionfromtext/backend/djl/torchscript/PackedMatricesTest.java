package io.github.visionfromtext.backend.djl.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Which matrices are packed, decided from what functions do with them. */
class PackedMatricesTest {
    private static final int WIDTH = 256;

    private final GraphModule.Builder b = GraphModule.builder("m");

    private Value layer(Value x, String name) {
        return x.linear(b.weight(name, WIDTH, WIDTH), null);
    }

    private void function(String name, BiConsumer<FunctionBuilder, Value> body) {
        FunctionBuilder f = b.function(name);
        body.accept(f, f.input("x", Dim.symbol("rows"), WIDTH));
    }

    private List<List<String>> packed(WeightFormat format) {
        return WeightPlan.of(b.build(), Precision.of(format, "cpu", type -> true)).packed().stream()
                .map(matrix -> matrix.stream().map(slot -> slot.weight().name()).toList())
                .toList();
    }

    @Test
    void siblingsArePackedTogetherAndOthersAlone() {
        function("f", (f, x) -> f.output("y", layer(layer(x, "a").plus(layer(x, "b")), "c")));
        function("g", (f, x) -> f.output("y", layer(x, "c")));
        assertThat(packed(WeightFormat.BFLOAT16)).containsExactlyInAnyOrder(List.of("a", "b"), List.of("c"));
        assertThat(packed(WeightFormat.INT8)).isEmpty();
        assertThat(packed(WeightFormat.FLOAT16)).isEmpty();
    }

    @Test
    void whatIsSiblingOnlySometimesStaysAsItIs() {
        function("f", (f, x) -> f.output("y", layer(x, "a").plus(layer(x, "b"))));
        function("g", (f, x) -> f.output("y", layer(x, "a")));
        assertThat(packed(WeightFormat.FLOAT32)).isEmpty();
    }

    @Test
    void tablesViewsResultsAndSmallMatricesStayAsTheyAre() {
        function("f", (f, x) -> {
            f.output("y", layer(x, "table").plus(layer(layer(x.tanh(), "view"), "result")));
            f.output("row", f.intInput("i", 1).embed(b.weight("table", WIDTH, WIDTH)));
            f.output("first", f.value(b.weight("view", WIDTH, WIDTH)).slice(0, 0, 1));
            f.output("all", f.value(b.weight("result", WIDTH, WIDTH)));
            f.output("small", x.linear(b.weight("small", 2, WIDTH), null));
        });
        assertThat(packed(WeightFormat.FLOAT32)).isEmpty();
    }
}
