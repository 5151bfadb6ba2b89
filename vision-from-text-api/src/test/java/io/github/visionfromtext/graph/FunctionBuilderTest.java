package io.github.visionfromtext.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.tensor.ElementType;
import org.junit.jupiter.api.Test;

class FunctionBuilderTest {
    private static final Dim BATCH = Dim.symbol("batch");
    private static final Dim TIME = Dim.symbol("time");

    private final GraphModule.Builder module = GraphModule.builder("m");
    private final FunctionBuilder function = module.function("f");

    @Test
    void keepsOnlyWhatAnOutputNeedsAndTheInputs() {
        Value x = function.input("x", BATCH, 3);
        function.input("unused", 2);
        x.exp().log();
        function.output("y", x.plus(module.weight("w", 3)));
        assertThat(built().nodes())
                .extracting(node -> node.op().label())
                .containsExactly("input", "input", "readWeight", "binary");
        assertThat(built().inputs()).containsOnlyKeys("x", "unused");
    }

    @Test
    void keepsWhatWritesState() {
        State keys = module.state("keys", Shape.of(BATCH, 1, 8, 2));
        State values = module.state("values", Shape.of(BATCH, 1, 8, 2));
        Value x = function.input("x", BATCH, 1, TIME, 2);
        x.cachedAttention(x, x.negate(), keys, values, function.constant(0L), null, 1);
        function.output("y", x);
        assertThat(built().nodes())
                .extracting(node -> node.op().label())
                .containsExactlyInAnyOrder("input", "unary", "constant", "cachedAttention");
    }

    @Test
    void operandsComeFirst() {
        Value x = function.input("x", BATCH);
        Value y = x.exp();
        function.output("z", y.plus(x).times(y));
        assertThat(built().nodes()).isSortedAccordingTo((a, b) -> Integer.compare(a.id(), b.id()));
        assertThat(built().nodes())
                .allSatisfy(node -> assertThat(node.operands()).allMatch(operand -> operand.id() < node.id()));
    }

    @Test
    void readsAWeightOnce() {
        Weight weight = module.weight("w", 3);
        assertThat(function.value(weight)).isSameAs(function.value(module.weight("w", 3)));
    }

    private GraphFunction built() {
        return module.build().function("f");
    }

    @Test
    void everySymbolMustBeReadOffAnArgument() {
        Value x = function.input("x", BATCH.plus(1), 3);
        function.output("y", x);
        assertThatThrownBy(module::build)
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("'f'", "batch+1", "cannot be read off");
    }

    @Test
    void theBoundsOfASliceMustBeKnownToo() {
        Value x = function.input("x", 10);
        function.output("y", x.slice(0, TIME, TIME.plus(2)));
        assertThatThrownBy(module::build).isInstanceOf(GraphException.class).hasMessageContaining("time");
    }

    @Test
    void aStateMakesItsSymbolsKnown() {
        module.state("cache", Shape.of(BATCH, 4));
        function.output("y", function.range(BATCH.times(2)));
        assertThat(module.build().sessionSymbols()).containsExactly("batch");
    }

    @Test
    void namesAreUsedOnce() {
        function.input("x", 2);
        assertThatThrownBy(() -> function.input("x", 2))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("'x'");
        function.output("y", function.constant(1.0));
        assertThatThrownBy(() -> function.output("y", function.constant(1.0)))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("'y'");
        assertThatThrownBy(() -> module.function("f"))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("'f'");
        module.state("s", Shape.SCALAR);
        assertThatThrownBy(() -> module.state("s", Shape.SCALAR))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("'s'");
    }

    @Test
    void aWeightIsDeclaredTwiceOnlyInOneShape() {
        assertThat(module.weight("w", 2, 3)).isEqualTo(module.weight("w", 2, 3));
        assertThatThrownBy(() -> module.weight("w", 3, 2))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("'w'", "[2, 3]", "[3, 2]");
        assertThatThrownBy(() -> new Weight("v", Shape.of(BATCH)))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("'v'", "[batch]");
    }

    @Test
    void valuesStayInTheirFunctionAndWeightsInTheirModule() {
        Value foreign = module.function("other").input("x", 2);
        Value own = function.input("x", 2);
        assertThatThrownBy(() -> own.plus(foreign))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("'f'", "'other'");
        Weight stranger = GraphModule.builder("elsewhere").weight("w", 2);
        assertThatThrownBy(() -> own.plus(stranger))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("w[2]");
        State state = GraphModule.builder("elsewhere").state("s", Shape.of(1, 1, 4, 2));
        State another = module.state("t", Shape.of(1, 1, 4, 2));
        Value x = own.reshape(1, 1, 1, 2);
        assertThatThrownBy(() -> x.cachedAttention(x, x, another, state, function.constant(0L), null, 1))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("state of another module", "s[1, 1, 4, 2]");
    }

    @Test
    void aFunctionHasAnOutput() {
        function.input("x", 2);
        assertThatThrownBy(module::build).isInstanceOf(GraphException.class).hasMessageContaining("'f' has no output");
    }

    @Test
    void integerConstantsAreExactOrRefused() {
        assertThat(function.constant(3L).type()).isEqualTo(ElementType.INT);
        assertThat(function.constant(-(1L << 53)).shape()).isEqualTo(Shape.SCALAR);
        assertThatThrownBy(() -> function.constant((1L << 54) + 1))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("18014398509481985");
    }

    @Test
    void noAxisIsNegative() {
        assertThatThrownBy(() -> function.range(Dim.of(3).minus(4)))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> function.input("x", -1))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("[-1]");
    }
}
