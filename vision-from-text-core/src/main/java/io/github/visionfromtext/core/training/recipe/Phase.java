package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.training.LearningRateSchedule;
import io.github.visionfromtext.core.training.TrainerSettings;

/**
 * How long and how fast a phase of a recipe learns; a warm-up of 5 % and a cosine decay to 0.
 *
 * @param steps updates of the optimizer
 * @param batch examples of an update
 * @param learningRate largest learning rate
 */
public record Phase(long steps, int batch, double learningRate) {
    public Phase {
        if (steps <= 0 || batch <= 0) {
            throw new InvalidInputException(
                    "A training phase of " + steps + " steps of " + batch + " examples: both must be 1 or more");
        }
    }

    public Phase withSteps(long newSteps) {
        return new Phase(newSteps, batch, learningRate);
    }

    /** What a trainer needs to know of it. */
    public TrainerSettings trainer(long seed) {
        return TrainerSettings.of(steps, LearningRateSchedule.cosine(learningRate, Math.max(1, steps / 20)))
                .withSeed(seed);
    }

    /** Steps between evaluations: twenty of them in the phase. */
    long evaluateEvery() {
        return Math.max(1, steps / 20);
    }
}
