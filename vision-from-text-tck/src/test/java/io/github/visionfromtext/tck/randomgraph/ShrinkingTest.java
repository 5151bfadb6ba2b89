package io.github.visionfromtext.tck.randomgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Op;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    private static boolean computesASoftmax(Recipe recipe) {
        return RandomGraphs.observed(recipe).module().functions().values().stream()
                .flatMap(function -> function.nodes().stream())
                .anyMatch(node -> node.op() instanceof Op.Softmax);
    }

    @Test
    void whatHasNothingToDoWithTheFailureIsLeftOut() {
        List<Recipe> failing = LongStream.range(1, 30)
                .mapToObj(seed -> Recipe.of(seed, Numbers.USUAL))
                .filter(ShrinkingTest::computesASoftmax)
                .limit(3)
                .toList();
        assertThat(failing).hasSize(3).allSatisfy(recipe -> {
            Recipe small = Shrinking.smallest(recipe, ShrinkingTest::computesASoftmax);
            assertThat(computesASoftmax(small)).isTrue();
            assertThat(small.functions()).hasSize(1);
            assertThat(small.calls()).hasSize(1);
            assertThat(small.moves()).isEqualTo(1);
        });
    }

    @Test
    void aDifferenceIsToldWithTheSeedAndASmallGraph() {
        try (Backend reference = Backends.open("reference", BackendOptions.DEFAULT);
                Backend rounding = Backends.open("reference", BackendOptions.DEFAULT)) {
            BackendComparison comparison = new BackendComparison(reference, rounding);
            comparison.compareOutputs(3, Numbers.USUAL, WeightFormat.FLOAT64, 1e-12);
            comparison.compareOutputs(3, Numbers.SPECIAL, WeightFormat.FLOAT64, 1e-12);
            // A format the backend refuses fails whatever the graph, so the graph shrinks to its argument.
            assertThatThrownBy(() -> comparison.compareOutputs(3, Numbers.USUAL, WeightFormat.INT8, 1))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll(
                            "INT8", "Shrunk from", "moves to 0", "Random graph of seed 3", "%0 = input()");
        }
    }
}
