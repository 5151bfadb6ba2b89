package io.github.visionfromtext.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.training.LearningRateSchedule.Decay;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
    @Test
    void warmsUpLinearlyToThePeak() {
        LearningRateSchedule schedule = LearningRateSchedule.linear(2, 4);
        assertThat(new double[] {schedule.at(0, 8), schedule.at(1, 8), schedule.at(2, 8), schedule.at(3, 8)})
                .containsExactly(0.5, 1, 1.5, 2);
    }

    @Test
    void decaysLinearlyTowardsZeroOneStepAfterTheLast() {
        LearningRateSchedule schedule = LearningRateSchedule.linear(2, 4);
        assertThat(new double[] {schedule.at(4, 8), schedule.at(5, 8), schedule.at(6, 8), schedule.at(7, 8)})
                .containsExactly(2, 1.5, 1, 0.5);
    }

    @Test
    void cosineIsHalfwayInTheMiddle() {
        LearningRateSchedule schedule = LearningRateSchedule.cosine(3, 0);
        assertThat(schedule.at(0, 10)).isEqualTo(3);
        assertThat(schedule.at(5, 10)).isEqualTo(1.5, within(1e-12));
        assertThat(schedule.at(9, 10)).isEqualTo(1.5 * (1 + Math.cos(0.9 * Math.PI)), within(1e-12));
    }

    @Test
    void endsAtTheFloor() {
        LearningRateSchedule schedule = new LearningRateSchedule(1, 0, Decay.LINEAR, 0.2);
        assertThat(schedule.at(50, 100)).isEqualTo(0.6, within(1e-12));
        assertThat(schedule.at(99, 100)).isEqualTo(0.2 + 0.8 / 100, within(1e-12));
    }

    @Test
    void constantStaysAtThePeak() {
        assertThat(new LearningRateSchedule(1, 1, Decay.CONSTANT, 0).at(99, 100))
                .isEqualTo(1);
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> LearningRateSchedule.linear(0, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> LearningRateSchedule.linear(Double.NaN, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LearningRateSchedule.linear(1, -1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new LearningRateSchedule(1, 0, Decay.LINEAR, 1.5))
                .isInstanceOf(InvalidInputException.class);
    }
}
