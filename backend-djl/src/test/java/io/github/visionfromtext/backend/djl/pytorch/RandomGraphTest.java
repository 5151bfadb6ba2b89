package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.djl.randomgraph.BackendComparison;
import io.github.visionfromtext.backend.djl.randomgraph.Numbers;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Graphs nobody wrote, against the reference backend. Tolerances are shares of the largest magnitude of an output; the
 * loose ones find what crashes or is plainly wrong. {@code -Dvft.graphs=first,count} tries others.
 */
class RandomGraphTest {
    private static final BackendComparison COMPARISON =
            new BackendComparison(Backends.open("reference", BackendOptions.DEFAULT), Graphs.BACKEND);

    static LongStream seeds() {
        String[] range = System.getProperty("vft.graphs", "1,15").split(",", 2);
        long first = Long.parseLong(range[0]);
        return LongStream.range(first, first + Long.parseLong(range[1]));
    }

    @Test
    void aDifferenceIsToldWithTheSeedAndTheGraph() {
        assertThatThrownBy(() -> COMPARISON.compareOutputs(3, Numbers.USUAL, WeightFormat.FLOAT32, 1e-12))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("call 0 of f0", "expected", "Random graph of seed 3", "%0 = input()");
        assertThatThrownBy(() -> COMPARISON.compareGradients(3, WeightFormat.FLOAT32, 1e-12))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("gradients of", "along a direction", "Random graph of seed 3");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void float32(long seed) {
        COMPARISON.compareOutputs(seed, Numbers.USUAL, WeightFormat.FLOAT32, 2e-5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void specialNumbers(long seed) {
        COMPARISON.compareOutputs(seed, Numbers.SPECIAL, WeightFormat.FLOAT32, 2e-5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bfloat16(long seed) {
        COMPARISON.compareOutputs(seed, Numbers.USUAL, WeightFormat.BFLOAT16, 0.1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void float16(long seed) {
        COMPARISON.compareOutputs(seed, Numbers.USUAL, WeightFormat.FLOAT16, 0.02);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void int8(long seed) {
        COMPARISON.compareOutputs(seed, Numbers.USUAL, WeightFormat.INT8, 0.1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradients(long seed) {
        COMPARISON.compareGradients(seed, WeightFormat.FLOAT32, 1e-3);
    }
}
