package io.github.visionfromtext.core.training;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.AdamW;

/**
 * What decides the numbers of a training, data and model aside. Immutable.
 *
 * @param steps updates of the optimizer
 * @param accumulation micro-batches whose gradients are averaged for one step
 * @param schedule learning rate by step
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon keeps AdamW's quotient finite
 * @param weightDecay 0 for none
 * @param clipNorm largest L2 norm of all gradients together; infinity for no clipping
 * @param seed of the micro-batches
 * @param lostStepLimit so many steps in a row may have a loss or gradient that is not finite before training stops
 */
public record TrainerSettings(
        long steps,
        int accumulation,
        LearningRateSchedule schedule,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clipNorm,
        long seed,
        int lostStepLimit) {
    public TrainerSettings {
        requirePositive("The number of steps", steps);
        requirePositive("The number of accumulated micro-batches", accumulation);
        requirePositive("The limit of lost steps in a row", lostStepLimit);
        requireIn("beta1", beta1, 0, 1);
        requireIn("beta2", beta2, 0, 1);
        if (!(epsilon > 0) || !(weightDecay >= 0) || !(clipNorm > 0)) {
            throw new InvalidInputException("epsilon " + epsilon + " and clipNorm " + clipNorm
                    + " must be positive, weightDecay " + weightDecay + " must not be negative");
        }
    }

    /** LM4LV's optimizer: betas 0.9 and 0.95, no weight decay, gradients clipped at norm 1; one micro-batch, seed 0. */
    public static TrainerSettings of(long steps, LearningRateSchedule schedule) {
        return new TrainerSettings(steps, 1, schedule, 0.9, 0.95, 1e-8, 0, 1, 0, 20);
    }

    public TrainerSettings withAccumulation(int microBatches) {
        return new TrainerSettings(
                steps, microBatches, schedule, beta1, beta2, epsilon, weightDecay, clipNorm, seed, lostStepLimit);
    }

    public TrainerSettings withWeightDecay(double decay) {
        return new TrainerSettings(
                steps, accumulation, schedule, beta1, beta2, epsilon, decay, clipNorm, seed, lostStepLimit);
    }

    public TrainerSettings withClipNorm(double norm) {
        return new TrainerSettings(
                steps, accumulation, schedule, beta1, beta2, epsilon, weightDecay, norm, seed, lostStepLimit);
    }

    public TrainerSettings withSeed(long newSeed) {
        return new TrainerSettings(
                steps, accumulation, schedule, beta1, beta2, epsilon, weightDecay, clipNorm, newSeed, lostStepLimit);
    }

    public TrainerSettings withLostStepLimit(int limit) {
        return new TrainerSettings(
                steps, accumulation, schedule, beta1, beta2, epsilon, weightDecay, clipNorm, seed, limit);
    }

    /** The optimizer's rule for one step, counted from 0. */
    AdamW rule(long step) {
        return new AdamW(schedule.at(step, steps), beta1, beta2, epsilon, weightDecay, clipNorm);
    }

    /** The settings that must not change when a training is resumed. */
    Provenance provenance() {
        return Provenance.EMPTY
                .with("trainer.steps", steps)
                .with("trainer.accumulation", accumulation)
                .with("trainer.learning-rate", schedule.peak())
                .with("trainer.warmup-steps", schedule.warmupSteps())
                .with("trainer.decay", schedule.decay())
                .with("trainer.floor", schedule.floor())
                .with("trainer.beta1", beta1)
                .with("trainer.beta2", beta2)
                .with("trainer.epsilon", epsilon)
                .with("trainer.weight-decay", weightDecay)
                .with("trainer.clip-norm", clipNorm)
                .with("trainer.seed", seed);
    }

    private static void requirePositive(String what, long value) {
        if (value <= 0) {
            throw new InvalidInputException(what + " is " + value + ", expected 1 or more");
        }
    }

    private static void requireIn(String what, double value, double least, double below) {
        if (!(value >= least && value < below)) {
            throw new InvalidInputException(
                    what + " is " + value + ", expected a number in [" + least + ", " + below + ")");
        }
    }
}
