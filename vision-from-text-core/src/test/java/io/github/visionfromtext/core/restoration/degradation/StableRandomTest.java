package io.github.visionfromtext.core.restoration.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StableRandomTest {
    /** The published test sequence of SplitMix64 for this seed. */
    @Test
    void equalsTheReferenceSequence() {
        StableRandom random = new StableRandom(1234567);
        assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
        assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
        assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
        assertThat(random.nextLong()).isEqualTo(4593380528125082431L);
    }

    @Test
    void gaussiansHaveTheirMoments() {
        StableRandom random = new StableRandom(5);
        double[] values =
                DoubleStream.generate(random::nextGaussian).limit(100_000).toArray();
        assertThat(moment(values, 1)).isCloseTo(0, within(0.01));
        assertThat(moment(values, 2)).isCloseTo(1, within(0.02));
        assertThat(moment(values, 3)).isCloseTo(0, within(0.04));
        assertThat(moment(values, 4)).isCloseTo(3, within(0.1));
    }

    @Test
    void uniformsFillTheirRange() {
        StableRandom random = new StableRandom(6);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
        assertThat(DoubleStream.generate(() -> random.nextDouble(-3, 5))
                        .limit(10_000)
                        .boxed())
                .allSatisfy(value -> assertThat(value).isBetween(-3.0, 5.0))
                .anySatisfy(value -> assertThat(value).isLessThan(-2.99))
                .anySatisfy(value -> assertThat(value).isGreaterThan(4.99));
    }

    private static double moment(double[] values, int order) {
        return DoubleStream.of(values)
                .map(value -> Math.pow(value, order))
                .average()
                .orElseThrow();
    }
}
