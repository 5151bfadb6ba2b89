package io.github.visionfromtext.core.training;

import java.time.Duration;
import java.util.Locale;

/** Keeps the smoothed loss, the speed and the time left of a run. */
final class StepMeter {
    /** Weight of the newest loss in the smoothed one: a memory of about fifty steps. */
    private static final double NEWEST = 0.02;

    private final long steps;
    private final long firstStep;
    private double loss;

    StepMeter(long steps, long firstStep, double loss) {
        this.steps = steps;
        this.firstStep = firstStep;
        this.loss = loss;
    }

    void add(double newest) {
        if (Double.isFinite(newest)) {
            loss = Double.isNaN(loss) ? newest : loss + NEWEST * (newest - loss);
        }
    }

    double loss() {
        return loss;
    }

    /** A few words on one step: loss, learning rate, speed, time left. */
    String describe(long step, double learningRate, Duration elapsed) {
        double seconds = Math.max(1e-9, elapsed.toNanos() / 1e9);
        double stepsPerSecond = (step - firstStep) / seconds;
        long secondsLeft = Math.round((steps - step) / Math.max(1e-9, stepsPerSecond));
        return String.format(
                Locale.ROOT,
                "loss %.4f, learning rate %.2e, %.2f steps/s, %s left",
                loss,
                learningRate,
                stepsPerSecond,
                clock(secondsLeft));
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
