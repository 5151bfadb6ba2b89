package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.floats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What the comparisons let pass, and what they do not. */
class ClosenessTest {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private static void passes(Tensor actual, Tensor expected) {
        assertThatCode(() -> Closeness.assertElements("x", actual, expected, 0.01))
                .doesNotThrowAnyException();
    }

    private static void fails(Tensor actual, Tensor expected) {
        assertThatThrownBy(() -> Closeness.assertElements("x", actual, expected, 0.01))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void elementsAreComparedByTheirOwnMagnitude() {
        passes(floats(0.009f, 1005), floats(0, 1000));
        fails(floats(0.011f, 1000), floats(0, 1000));
        fails(floats(0, 1011), floats(0, 1000));
    }

    @Test
    void whatIsNotFiniteMustBeExactlyThat() {
        passes(floats(Float.NaN, INFINITY, -INFINITY), floats(Float.NaN, INFINITY, -INFINITY));
        fails(floats(1), floats(Float.NaN));
        fails(floats(Float.NaN), floats(1));
        fails(floats(INFINITY), floats(-INFINITY));
        fails(floats(1), floats(INFINITY));
        fails(floats(INFINITY), floats(1));
        passes(floats(INFINITY), Tensor.doubles(new double[] {1e300}, 1));
    }

    @Test
    void shapesAndTypesMustBeEqual() {
        fails(floats(1), Tensor.floats(new float[] {1}, 1, 1));
        fails(Graphs.ints(1), floats(1));
        fails(Graphs.ints(1), Graphs.ints(2));
        passes(Graphs.ints(1), Graphs.ints(1));
    }

    @Test
    void distancesSeeADifference() {
        assertThat(Closeness.distance(new double[] {1, 2}, new double[] {1, 2})).isZero();
        assertThat(Closeness.distance(new double[] {2, 2}, new double[] {1, 2}))
                .isCloseTo(1 / Math.sqrt(5), within(1e-12));
        assertThatThrownBy(() -> Closeness.assertDistance("x", floats(Float.NaN), floats(1), 0.1))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Closeness.assertIdentical("x", floats(1), floats(Math.nextUp(1f))))
                .isInstanceOf(AssertionError.class);
    }
}
