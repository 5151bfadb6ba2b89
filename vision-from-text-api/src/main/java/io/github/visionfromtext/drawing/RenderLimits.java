package io.github.visionfromtext.drawing;

import io.github.visionfromtext.InvalidInputException;
import java.time.Duration;

/**
 * What one program may use; reaching a limit stops it with the status of that name.
 *
 * @param time wall clock, more than zero
 * @param memoryBytes above what an empty program needs, at least 1 MiB
 * @param sourceCharacters length of the program, at least 1
 * @param outputBytes printed and written together, at least 1
 */
public record RenderLimits(Duration time, long memoryBytes, int sourceCharacters, long outputBytes) {
    /** Ten seconds, 512 MiB, a million characters, 64 MiB: several times what honest drawings need. */
    public static final RenderLimits DEFAULT =
            new RenderLimits(Duration.ofSeconds(10), 512L << 20, 1_000_000, 64L << 20);

    public RenderLimits {
        if (time.isZero() || time.isNegative()) {
            throw new InvalidInputException("time limit " + time + ": expected more than zero");
        }
        if (memoryBytes < 1 << 20) {
            throw new InvalidInputException("memory limit of " + memoryBytes + " bytes: expected at least 1 MiB");
        }
        if (sourceCharacters < 1 || outputBytes < 1) {
            throw new InvalidInputException("limits of " + sourceCharacters + " source characters and " + outputBytes
                    + " output bytes: expected at least 1");
        }
    }
}
