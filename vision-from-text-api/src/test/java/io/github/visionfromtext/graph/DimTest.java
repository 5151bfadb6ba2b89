package io.github.visionfromtext.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DimTest {
    private static final Dim BATCH = Dim.symbol("batch");
    private static final Dim TIME = Dim.symbol("time");

    /** Arithmetic on dims and then on lengths gives the same, whatever the lengths. */
    @RepeatedTest(50)
    void arithmeticCommutesWithEvaluation(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Dim a = polynomial(random);
        Dim b = polynomial(random);
        Map<String, Long> lengths = lengths(random);
        long x = a.evaluate(lengths);
        long y = b.evaluate(lengths);
        assertThat(a.plus(b).evaluate(lengths)).isEqualTo(x + y);
        assertThat(a.minus(b).evaluate(lengths)).isEqualTo(x - y);
        assertThat(a.times(b).evaluate(lengths)).isEqualTo(x * y);
        assertThat(a.plus(7).times(-3).minus(1).evaluate(lengths)).isEqualTo((x + 7) * -3 - 1);
    }

    /** Dims written differently are equal if and only if they are the same polynomial. */
    @RepeatedTest(50)
    void equalityIsThatOfPolynomials(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Dim a = polynomial(random);
        Dim b = polynomial(random);
        Dim c = polynomial(random);
        assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
        assertThat(a.times(b)).isEqualTo(b.times(a)).hasSameHashCodeAs(b.times(a));
        assertThat(a.plus(b).times(c)).isEqualTo(a.times(c).plus(b.times(c)));
        assertThat(a.plus(b).minus(b)).isEqualTo(a).hasToString(a.toString());
        assertThat(a.minus(a)).isEqualTo(Dim.of(0));
        assertThat(a.plus(1)).isNotEqualTo(a);
    }

    @RepeatedTest(20)
    void neverNegativeMeansSoForAnyLengths(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Dim dim = polynomial(random);
        if (dim.isNeverNegative()) {
            assertThat(dim.evaluate(lengths(random))).isNotNegative();
        } else {
            assertThat(dim.terms().values()).anyMatch(coefficient -> coefficient < 0);
        }
    }

    private static Dim polynomial(Random random) {
        List<Dim> leaves = List.of(BATCH, TIME, Dim.symbol("x2"), Dim.of(random.nextInt(5)), Dim.of(1));
        Dim dim = leaves.get(random.nextInt(leaves.size()));
        for (int i = random.nextInt(4); i > 0; i--) {
            Dim other = leaves.get(random.nextInt(leaves.size()));
            dim = switch (random.nextInt(3)) {
                case 0 -> dim.plus(other);
                case 1 -> dim.minus(other);
                default -> dim.times(other);
            };
        }
        return dim;
    }

    private static Map<String, Long> lengths(Random random) {
        return Map.of("batch", (long) random.nextInt(100), "time", (long) random.nextInt(100), "x2", (long)
                random.nextInt(9));
    }

    @Test
    void knowsWhetherItIsANumberOrASymbol() {
        assertThat(Dim.of(0).isFixed()).isTrue();
        assertThat(Dim.of(3).fixed()).isEqualTo(3);
        assertThat(Dim.of(3).is(3)).isTrue();
        assertThat(Dim.of(3).is(4)).isFalse();
        assertThat(BATCH.is(3)).isFalse();
        assertThat(BATCH.minus(BATCH).is(0)).isTrue();
        assertThat(BATCH.isSymbol()).isTrue();
        for (Dim composite : List.of(Dim.of(1), BATCH.plus(1), BATCH.times(2), BATCH.times(BATCH), BATCH.plus(TIME))) {
            assertThat(composite.isSymbol()).as("%s", composite).isFalse();
        }
        assertThat(BATCH.times(TIME).plus(TIME).symbols()).containsExactly("batch", "time");
        assertThatThrownBy(BATCH.plus(2)::fixed)
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("batch+2");
    }

    @Test
    void readsLikeAlgebra() {
        assertThat(Dim.of(0)).hasToString("0");
        assertThat(TIME.plus(1)).hasToString("time+1");
        assertThat(Dim.of(16).minus(TIME.times(2))).hasToString("-2*time+16");
        assertThat(BATCH.minus(TIME)).hasToString("batch-time");
        assertThat(TIME.times(BATCH).times(64)).hasToString("64*batch*time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2x", "a-b", "a b", "größe", "_x"})
    void refusesNamesABackendCouldNotWrite(String name) {
        assertThatThrownBy(() -> Dim.symbol(name))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void saysWhatItCannotEvaluate() {
        assertThatThrownBy(() -> BATCH.times(TIME).evaluate(Map.of("batch", 2L)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'time'", "batch=2");
        Map<String, Long> huge = Map.of("batch", Long.MAX_VALUE, "time", 2L);
        assertThatThrownBy(() -> BATCH.times(TIME).evaluate(huge))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("batch*time", "too large");
        assertThatThrownBy(() -> BATCH.plus(TIME).evaluate(huge)).isInstanceOf(InvalidInputException.class);
    }
}
