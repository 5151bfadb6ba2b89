package io.github.visionfromtext.core.training;

import io.github.visionfromtext.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how often a training is saved; it is always saved at its end and when it is cancelled.
 *
 * @param folder holds the newest save and, while that is being written, the one before; null for no saving at all
 * @param everySteps at least once in so many steps
 * @param every at least once in so much time, looked at after each step
 */
public record SavePolicy(@Nullable Path folder, long everySteps, Duration every) {
    /** Nothing is saved. */
    public static final SavePolicy NONE = new SavePolicy(null, Long.MAX_VALUE, Duration.ofDays(36_500));

    public SavePolicy {
        if (everySteps <= 0 || every.isNegative() || every.isZero()) {
            throw new InvalidInputException("A training cannot be saved every " + everySteps + " steps and every "
                    + every + ": both must be positive");
        }
    }

    /** Saves into {@code folder} every two minutes. */
    public static SavePolicy in(Path folder) {
        return new SavePolicy(folder, Long.MAX_VALUE, Duration.ofMinutes(2));
    }

    public SavePolicy everySteps(long steps) {
        return new SavePolicy(folder, steps, every);
    }

    public SavePolicy every(Duration time) {
        return new SavePolicy(folder, everySteps, time);
    }

    boolean isDue(long stepsSince, Duration since) {
        return folder != null && (stepsSince >= everySteps || since.compareTo(every) >= 0);
    }
}
