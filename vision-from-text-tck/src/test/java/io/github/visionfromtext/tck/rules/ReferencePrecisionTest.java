package io.github.visionfromtext.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tck.golden.GoldenOperation;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle itself against torch in double precision; only the rounding of the fixture to FLOAT32 is forgiven. */
class ReferencePrecisionTest {
    private static final double ULP_OF_ONE = 0x1p-23;
    private static final Backend REFERENCE = Backends.open("reference", BackendOptions.DEFAULT);

    @AfterAll
    static void close() {
        REFERENCE.close();
    }

    /** A cache has tests of its own. */
    static Stream<OperationCase> cases() {
        return GoldenGraphs.of(GoldenOperation.all().stream()
                        .map(GoldenOperation::operation)
                        .filter(operation -> !operation.equals("cached"))
                        .distinct()
                        .toArray(String[]::new))
                .stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTorch(OperationCase golden) {
        Tensor actual =
                Graphs.evaluate(REFERENCE, WeightFormat.FLOAT64, golden.module(), golden.weights(), golden.inputs());
        assertThat(actual.shape()).isEqualTo(golden.expected().shape());
        if (golden.expected().type() == ElementType.INT) {
            assertThat(actual.ints()).containsExactly(golden.expected().ints());
            return;
        }
        assertThat(actual.isDoublePrecision()).isTrue();
        float[] expected = golden.expected().floats();
        for (int i = 0; i < expected.length; i++) {
            float found = actual.floats()[i];
            double allowed = ULP_OF_ONE * Math.abs(expected[i]) + 1e-14;
            assertThat(Float.compare(found, expected[i]) == 0 || Math.abs(found - expected[i]) <= allowed)
                    .as("element %s is %s, expected %s", i, found, expected[i])
                    .isTrue();
        }
    }

    private static Stream<Op> operations() {
        return cases().flatMap(golden -> golden.module().function("f").nodes().stream())
                .map(Node::op);
    }

    /** The fixture leaves out what holds data. */
    @Test
    void everyOperationHasACase() {
        Set<String> seen =
                new TreeSet<>(Set.of("Input", "ReadWeight", "Constant", "Range", "ToFloat", "CachedAttention"));
        operations().forEach(op -> seen.add(op.getClass().getSimpleName()));
        assertThat(seen)
                .isEqualTo(Stream.of(Op.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unary", "binary", "compare", "reduce"})
    void everyVariantHasACase(String label) {
        Set<Op> variants = operations()
                .filter(op -> op.label().equals(label))
                .map(op -> op instanceof Op.Reduce reduce ? new Op.Reduce(reduce.function(), List.of(), false) : op)
                .collect(Collectors.toSet());
        int expected =
                switch (label) {
                    case "unary" -> Op.Unary.Function.values().length;
                    case "binary" -> Op.Binary.Function.values().length;
                    case "compare" -> Op.Compare.Relation.values().length;
                    default -> Op.Reduce.Function.values().length;
                };
        assertThat(variants).hasSize(expected);
    }
}
