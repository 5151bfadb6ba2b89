package io.github.visionfromtext.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How arguments give symbols their lengths, and what arguments are refused. */
class BindingTest {
    private static final Dim BATCH = Dim.symbol("batch");
    private static final Dim TIME = Dim.symbol("time");

    private final GraphModule.Builder module = GraphModule.builder("m");
    private final FunctionBuilder function = module.function("f");

    private static Tensor floats(long... shape) {
        return Tensor.floats(new float[(int) Tensor.elementCount(shape)], shape);
    }

    private static void refused(ThrowingCallable call, String... named) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContainingAll(named);
    }

    @Test
    void readsLengthsOffArguments() {
        // "a" needs the length of time, which only "b" gives.
        function.input("a", BATCH, TIME.plus(1));
        function.input("b", TIME);
        function.output("y", function.constant(1.0));
        GraphFunction f = module.build().function("f");
        assertThat(f.bind(Map.of("a", floats(2, 4), "b", floats(3)), Map.of()))
                .isEqualTo(Map.of("batch", 2L, "time", 3L));
        refused(() -> f.bind(Map.of("a", floats(2, 5), "b", floats(3)), Map.of()), "'a'", "[2, 5]", "[batch, time+1]");
        refused(
                () -> f.bind(Map.of("a", floats(2, 4), "b", floats(3)), Map.of("batch", 7L)),
                "'a'",
                "batch=7",
                "[2, 4]");
    }

    @Test
    void refusesArgumentsThatDoNotFit() {
        function.input("x", BATCH, 3);
        function.intInput("i");
        function.output("y", function.constant(1.0));
        GraphFunction f = module.build().function("f");
        Tensor i = Tensor.scalar(1L);
        refused(() -> f.bind(Map.of("x", floats(2, 3)), Map.of()), "'f'", "[x, i]", "[x]");
        refused(() -> f.bind(Map.of("x", floats(2, 3), "i", i, "z", i), Map.of()), "'f'", "z");
        refused(() -> f.bind(Map.of("x", floats(2, 4), "i", i), Map.of()), "'x'", "FLOAT[2, 4]", "FLOAT[batch, 3]");
        refused(() -> f.bind(Map.of("x", floats(3), "i", i), Map.of()), "'x'", "FLOAT[3]");
        refused(() -> f.bind(Map.of("x", floats(2, 3), "i", Tensor.scalar(1f)), Map.of()), "'i'", "FLOAT[]", "INT[]");
        assertThat(f.bind(Map.of("x", floats(0, 3), "i", i), Map.of())).containsEntry("batch", 0L);
    }

    @Test
    void refusesLengthsThatMakeAnAxisNegative() {
        Value x = function.input("x", TIME);
        Value padding = function.constant(0.0).expand(Dim.of(8).minus(TIME));
        function.output("y", function.concat(0, x, padding));
        GraphFunction f = module.build().function("f");
        assertThat(f.limits()).containsOnlyKeys(Dim.of(8).minus(TIME));
        assertThat(f.bind(Map.of("x", floats(8)), Map.of())).containsEntry("time", 8L);
        refused(() -> f.bind(Map.of("x", floats(9)), Map.of()), "'f'", "time=9", "-time+8", "Expand");
    }

    @Test
    void refusesSlicesThatLeaveTheirOperand() {
        Value x = function.input("x", TIME);
        function.output("y", x.slice(0, 2, 5));
        GraphFunction f = module.build().function("f");
        assertThat(f.bind(Map.of("x", floats(5)), Map.of())).containsEntry("time", 5L);
        refused(() -> f.bind(Map.of("x", floats(4)), Map.of()), "'f'", "time=4", "time-5", "Slice");
    }

    @Test
    void aSessionTakesExactlyTheSymbolsOfItsStates() {
        module.state("cache", Shape.of(BATCH, TIME.plus(1)));
        function.output("y", function.constant(1.0));
        GraphModule built = module.build();
        assertThat(built.sessionSymbols()).isEqualTo(Set.of("batch", "time"));
        assertThat(built.bindSession(Map.of("batch", 1L, "time", 9L))).containsEntry("time", 9L);
        refused(() -> built.bindSession(Map.of("batch", 1L)), "'m'", "[batch, time]", "batch=1");
        refused(() -> built.bindSession(Map.of("batch", 1L, "time", 9L, "x", 1L)), "x=1");
        refused(() -> built.bindSession(Map.of("batch", 0L, "time", 9L)), "positive", "batch=0");
    }

    @Test
    void namesWhatAModuleHas() {
        function.output("y", function.constant(1.0));
        GraphModule built = module.build();
        refused(() -> built.function("g"), "'m'", "'g'", "[f]");
        refused(() -> built.function("f").output("z"), "'f'", "'z'", "[y]");
    }
}
