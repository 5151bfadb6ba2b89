package io.github.visionfromtext.core.training;

import io.github.visionfromtext.InvalidInputException;

/**
 * How the learning rate runs over the steps: a linear warm-up from {@code peak / warmupSteps} to {@code peak}, then a decay
 * that would reach {@code floor * peak} one step after the last.
 *
 * @param peak largest learning rate
 * @param warmupSteps steps of warm-up; 0 for none
 * @param decay shape of the decay
 * @param floor where the decay ends, as a share of the peak, in [0, 1]
 */
public record LearningRateSchedule(double peak, long warmupSteps, Decay decay, double floor) {
    /** Shape of the decay, with u running from 0 to 1 after the warm-up. */
    public enum Decay {
        /** 1: none. */
        CONSTANT,
        /** 1 - u */
        LINEAR,
        /** (1 + cos(pi u)) / 2 */
        COSINE;

        double at(double u) {
            return switch (this) {
                case CONSTANT -> 1;
                case LINEAR -> 1 - u;
                case COSINE -> (1 + Math.cos(Math.PI * u)) / 2;
            };
        }
    }

    public LearningRateSchedule {
        if (!(peak > 0) || !Double.isFinite(peak)) {
            throw new InvalidInputException("The learning rate is " + peak + ", expected a positive number");
        }
        if (warmupSteps < 0) {
            throw new InvalidInputException("The warm-up takes " + warmupSteps + " steps, expected 0 or more");
        }
        if (!(floor >= 0 && floor <= 1)) {
            throw new InvalidInputException("The learning rate's floor is " + floor + ", expected a share in [0, 1]");
        }
    }

    /** Warm-up and a linear decay to 0, as LM4LV and its MAE fine-tuning use. */
    public static LearningRateSchedule linear(double peak, long warmupSteps) {
        return new LearningRateSchedule(peak, warmupSteps, Decay.LINEAR, 0);
    }

    /** Warm-up and a cosine decay to 0. */
    public static LearningRateSchedule cosine(double peak, long warmupSteps) {
        return new LearningRateSchedule(peak, warmupSteps, Decay.COSINE, 0);
    }

    /**
     * The learning rate of one step.
     *
     * @param step from 0 to {@code steps - 1}
     * @param steps all steps of the training
     */
    public double at(long step, long steps) {
        if (step < warmupSteps) {
            return peak * (step + 1) / warmupSteps;
        }
        double u = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
        return peak * (floor + (1 - floor) * decay.at(Math.min(1, u)));
    }
}
