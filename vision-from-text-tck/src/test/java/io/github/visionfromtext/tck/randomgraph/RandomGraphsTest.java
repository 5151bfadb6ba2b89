package io.github.visionfromtext.tck.randomgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomGraphsTest {
    private static Stream<Node> nodes(RandomGraph graph) {
        return graph.module().functions().values().stream().flatMap(function -> function.nodes().stream());
    }

    @Test
    void aSeedMakesOneGraph() {
        RandomGraph graph = RandomGraphs.of(7, Numbers.USUAL);
        assertThat(RandomGraphs.of(7, Numbers.USUAL)).hasToString(graph.toString());
        assertThat(RandomGraphs.of(8, Numbers.USUAL).toString()).isNotEqualTo(graph.toString());
    }

    @Test
    void observingAddsOutputsAndChangesNoInput() {
        RandomGraph graph = RandomGraphs.of(7, Numbers.USUAL);
        RandomGraph observed = RandomGraphs.observed(7, Numbers.USUAL);
        for (RandomGraph.Call call : graph.calls()) {
            assertThat(observed.module().function(call.function()).outputs())
                    .hasSizeGreaterThan(
                            graph.module().function(call.function()).outputs().size());
        }
        assertThat(observed.calls()).usingRecursiveComparison().isEqualTo(graph.calls());
    }

    @Test
    void everyOperationOccursAmongFewSeeds() {
        List<String> found = LongStream.range(1, 26)
                .mapToObj(seed -> RandomGraphs.of(seed, Numbers.USUAL))
                .flatMap(RandomGraphsTest::nodes)
                .map(node -> node.op().getClass().getSimpleName())
                .distinct()
                .toList();
        assertThat(found)
                .containsAll(Arrays.stream(Op.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
    }
}
