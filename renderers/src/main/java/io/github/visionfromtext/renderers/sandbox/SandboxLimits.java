package io.github.visionfromtext.renderers.sandbox;

import io.github.visionfromtext.InvalidInputException;

/**
 * What all that runs in one cage may use. Time and output are bounded by whoever talks to it.
 *
 * @param processes processes and threads alive at once, at least 1; a cage may need a few for itself on top
 * @param fileBytes length of one file, at least 1
 * @param scratchBytes size of each of its two folders in memory, {@code /tmp} and {@code /dev/shm}, at least 1
 * @param addressSpaceBytes virtual memory of one process, at least 1
 * @param cpuSeconds processor time of one process, at least 1
 */
public record SandboxLimits(int processes, long fileBytes, long scratchBytes, long addressSpaceBytes, long cpuSeconds) {
    public SandboxLimits {
        if (processes < 1 || fileBytes < 1 || scratchBytes < 1 || addressSpaceBytes < 1 || cpuSeconds < 1) {
            throw new InvalidInputException("sandbox limits of " + processes + " processes, " + fileBytes
                    + " bytes a file, " + scratchBytes + " bytes of scratch, " + addressSpaceBytes
                    + " bytes of address space, " + cpuSeconds + " s: expected at least 1 each");
        }
    }
}
