package io.github.visionfromtext.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.function.BiFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fixture of torch cannot hold: graph leaves, whole numbers, run-time lengths, and values that do not fit. */
class OperationTest {
    private static final Backend BACKEND = new ReferenceProvider().create(BackendOptions.DEFAULT);

    @AfterAll
    static void close() {
        BACKEND.close();
    }

    /** {@code x} is FLOAT {@code [n]}, {@code i} is INT {@code [n]}. */
    private static Tensor run(BiFunction<FunctionBuilder, Value, Value> graph, ElementType type, Tensor x) {
        GraphModule.Builder module = GraphModule.builder("m");
        FunctionBuilder f = module.function("f");
        Dim n = Dim.symbol("n");
        Value input = type == ElementType.INT ? f.intInput("x", n) : f.input("x", n);
        f.output("y", graph.apply(f, input));
        try (LoadedModule loaded =
                        BACKEND.load(module.build(), WeightSource.of("none", Map.of()), WeightFormat.FLOAT64);
                Session session = loaded.openSession(Map.of())) {
            return session.run("f", Map.of("x", x), "y");
        }
    }

    private static Tensor floats(BiFunction<FunctionBuilder, Value, Value> graph, double... x) {
        return run(graph, ElementType.FLOAT, Tensor.doubles(x, x.length));
    }

    private static Tensor ints(BiFunction<FunctionBuilder, Value, Value> graph, long... x) {
        return run(graph, ElementType.INT, Tensor.ints(x, x.length));
    }

    @Test
    void wholeNumbersAreExact() {
        long big = (1L << 60) + 1;
        assertThat(ints((f, i) -> i.plus(i), big).ints()).containsExactly(2 * big);
        assertThat(ints((f, i) -> i.equalTo(f.constant(0L).plus(i).minus(f.constant(1L))), big)
                        .ints())
                .containsExactly(0);
        assertThat(ints((f, i) -> i.times(i).maximum(f.constant(10L)), 3, 4).ints())
                .containsExactly(10, 16);
        assertThat(ints((f, i) -> i.toFloat(), -3, 1 << 24).doubles()).containsExactly(-3, 1 << 24);
    }

    @Test
    void rangesAndShapesFollowTheArguments() {
        BiFunction<FunctionBuilder, Value, Value> range =
                (f, x) -> f.range(x.dim(0).times(2).plus(1));
        assertThat(floats(range, 7, 7).ints()).containsExactly(0, 1, 2, 3, 4);
        assertThat(floats((f, x) -> f.range(x.dim(0))).ints()).isEmpty();
        assertThat(floats((f, x) -> x.expand(2, x.dim(0)).reshape(x.dim(0).times(2)), 1, 2)
                        .doubles())
                .containsExactly(1, 2, 1, 2);
        assertThat(floats((f, x) -> x.sliceFrom(0, 1), 1, 2, 3).doubles()).containsExactly(2, 3);
    }

    @Test
    void constantsKeepTheirType() {
        assertThat(floats((f, x) -> x.reshape(x.dim(0), 1).times(f.constant(0.1, 0.2)), 1)
                        .doubles())
                .containsExactly(0.1, 0.2);
        assertThat(ints((f, i) -> i.times(f.constant(-2L)), 5).ints()).containsExactly(-10);
    }

    @Test
    void functionsShareAWeight() {
        GraphModule.Builder module = GraphModule.builder("m");
        module.function("once").output("y", module.weight("w", 2));
        FunctionBuilder twice = module.function("twice");
        twice.output("y", twice.value(module.weight("w", 2)).times(2));
        WeightSource weights = WeightSource.of("w", Map.of("w", Tensor.floats(new float[] {3, 4}, 2)));
        try (LoadedModule loaded = BACKEND.load(module.build(), weights, WeightFormat.FLOAT64);
                Session session = loaded.openSession(Map.of())) {
            assertThat(session.run("once", Map.of(), "y").doubles()).containsExactly(3, 4);
            assertThat(session.run("twice", Map.of(), "y").doubles()).containsExactly(6, 8);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3, Long.MAX_VALUE, -100})
    void anIndexOutsideItsAxisIsRefused(long index) {
        String expected = "Index " + index + " is outside 0..2";
        refused(() -> ints((f, i) -> f.constant(1, 2, 3).gather(0, i), index), expected);
        refused(() -> ints((f, i) -> i.embed(f.constant(1, 2, 3).reshape(3, 1)), index), expected);
        refused(() -> ints((f, i) -> f.constant(1, 2, 3).gatherEach(0, i), index), expected);
        if (index != -100) {
            refused(
                    () -> ints(
                            (f, i) -> f.constant(1, 2, 3)
                                    .reshape(1, 3)
                                    .expand(i.dim(0), 3)
                                    .crossEntropy(i),
                            index),
                    expected);
        }
    }

    @Test
    void thereIsNoLargestOfNone() {
        refused(() -> floats((f, x) -> x.max(0)), "no elements");
        refused(() -> floats((f, x) -> x.argMax(0)), "no elements");
        assertThat(floats((f, x) -> x.reshape(x.dim(0), 1).max(1)).doubles()).isEmpty();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }

    @Test
    void aResultBeyondAnArrayIsRefused() {
        assertThatThrownBy(() -> floats((f, x) -> x.expand(1L << 20, 1L << 20, x.dim(0)), 1))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("[1048576, 1048576, 1]");
    }

    /** Values of erf to 20 digits: Abramowitz and Stegun, table 7.1, and DLMF 7.2. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1e-10, 1.1283791670955125739e-10",
        "0.5, 0.52049987781304653768",
        "1, 0.84270079294971486934",
        "2, 0.99532226501895273416",
        "-3, -0.99997790950300141456",
        "6, 0.99999999999999997848",
        "-40, -1",
        "Infinity, 1"
    })
    void theErrorFunctionIsGoodToTheLastDigits(double x, double expected) {
        assertThat(ErrorFunction.erf(x)).isCloseTo(expected, within(4 * Math.ulp(expected)));
    }
}
