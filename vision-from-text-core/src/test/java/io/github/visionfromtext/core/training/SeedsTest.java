package io.github.visionfromtext.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void neighbouringNumbersGiveUnrelatedSeeds() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            for (long step = 0; step < 50; step++) {
                for (long micro = 0; micro < 4; micro++) {
                    seeds.add(Seeds.mix(seed, step, micro));
                }
            }
        }
        assertThat(seeds).hasSize(20 * 50 * 4);
        double mean = seeds.stream().mapToInt(Long::bitCount).average().orElseThrow();
        assertThat(mean).isBetween(31.5, 32.5);
    }

    @Test
    void orderAndLengthCount() {
        assertThat(Set.of(Seeds.mix(1, 2), Seeds.mix(2, 1), Seeds.mix(1, 2, 0), Seeds.mix(0, 1, 2)))
                .hasSize(4);
    }

    @Test
    void theSameNumbersGiveTheSameChance() {
        assertThat(Seeds.random(7, 8).nextLong()).isEqualTo(Seeds.random(7, 8).nextLong());
    }
}
