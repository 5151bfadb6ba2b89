package io.github.visionfromtext.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorTest {
    @Test
    void handsItsArrayOverWithoutACopy() {
        float[] floats = {1, 2};
        double[] doubles = {1, 2};
        long[] ints = {1, 2};
        assertThat(Tensor.floats(floats, 2).floats()).isSameAs(floats);
        assertThat(Tensor.doubles(doubles, 2).doubles()).isSameAs(doubles);
        assertThat(Tensor.ints(ints, 2).ints()).isSameAs(ints);
    }

    @Test
    void widensAndRounds() {
        assertThat(Tensor.floats(new float[] {0.1f}, 1).doubles()).containsExactly(0.1f);
        Tensor wide = Tensor.doubles(new double[] {0.1, 1e300}, 2);
        assertThat(wide.floats()).containsExactly(0.1f, Float.POSITIVE_INFINITY);
        assertThat(wide.isDoublePrecision()).isTrue();
        assertThat(Tensor.scalar(1f).isDoublePrecision()).isFalse();
    }

    @Test
    void typesDoNotMix() {
        assertThatThrownBy(Tensor.ints(new long[2], 2)::floats)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("INT", "[2]");
        assertThatThrownBy(Tensor.ints(new long[2], 2)::doubles).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(Tensor.floats(new float[3], 3, 1)::ints)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("FLOAT", "[3, 1]");
    }

    @Test
    void theShapeHoldsTheElements() {
        assertThatThrownBy(() -> Tensor.floats(new float[5], 2, 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("[2, 3]", "6", "5");
        assertThat(Tensor.floats(new float[0], 0, 7).elementCount()).isZero();
        assertThat(Tensor.scalar(4L).shape()).isEmpty();
        assertThat(Tensor.scalar(4L).elementCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 32, 3037000500L, Long.MAX_VALUE})
    void absurdShapesAreRefused(long length) {
        assertThatThrownBy(() -> Tensor.elementCount(length, length))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("too many");
        assertThat(Tensor.elementCount(length, 1)).isEqualTo(length);
        assertThat(Tensor.elementCount(0, length, length)).isZero();
    }

    @Test
    void negativeLengthsAreRefused() {
        assertThatThrownBy(() -> Tensor.floats(new float[6], -2, -3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[-2, -3]");
    }

    @Test
    void axesCountFromBothEnds() {
        Tensor tensor = Tensor.floats(new float[6], 2, 3);
        assertThat(tensor.size(0)).isEqualTo(tensor.size(-2)).isEqualTo(2);
        assertThat(tensor.size(-1)).isEqualTo(3);
        for (int axis : new int[] {2, -3}) {
            assertThatThrownBy(() -> tensor.size(axis))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("FLOAT[2, 3]", "axis " + axis);
        }
    }

    @Test
    void reshapingSharesTheElements() {
        Tensor tensor = Tensor.ints(new long[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThat(tensor.reshape(6).ints()).isSameAs(tensor.ints());
        assertThat(tensor.reshape(3, 1, 2).shape()).containsExactly(3, 1, 2);
        assertThatThrownBy(() -> tensor.reshape(4)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aShapeHandedOutIsACopy() {
        Tensor tensor = Tensor.floats(new float[2], 2);
        tensor.shape()[0] = 9;
        assertThat(tensor.size(0)).isEqualTo(2);
    }
}
