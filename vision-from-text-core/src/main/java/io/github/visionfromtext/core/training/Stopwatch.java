package io.github.visionfromtext.core.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time spent training, in this run and before, and since the last save. */
final class Stopwatch {
    private final InstantSource clock;
    private final Duration before;
    private final Instant start;
    private Instant lastSave;
    private long lastSavedStep;

    Stopwatch(InstantSource clock, double secondsBefore, long step) {
        this.clock = clock;
        this.before = Duration.ofNanos(Math.round(secondsBefore * 1e9));
        this.start = clock.instant();
        this.lastSave = start;
        this.lastSavedStep = step;
    }

    Duration thisRun() {
        return Duration.between(start, clock.instant());
    }

    Duration total() {
        return before.plus(thisRun());
    }

    Duration sinceSave() {
        return Duration.between(lastSave, clock.instant());
    }

    long stepsSinceSave(long step) {
        return step - lastSavedStep;
    }

    void saved(long step) {
        lastSave = clock.instant();
        lastSavedStep = step;
    }
}
