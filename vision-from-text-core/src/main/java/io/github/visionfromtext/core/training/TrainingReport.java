package io.github.visionfromtext.core.training;

import java.time.Duration;
import java.util.List;

/**
 * How a training went.
 *
 * @param steps steps done, lost ones included
 * @param lostSteps steps whose gradient was not finite and that changed nothing
 * @param time time spent training, over all runs if it was resumed
 * @param loss smoothed loss at the end
 * @param evaluations in the order they were made
 */
public record TrainingReport(
        long steps, long lostSteps, Duration time, double loss, List<EvaluationPoint> evaluations) {
    public TrainingReport {
        evaluations = List.copyOf(evaluations);
    }
}
