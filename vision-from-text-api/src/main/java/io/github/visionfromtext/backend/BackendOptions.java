package io.github.visionfromtext.backend;

import io.github.visionfromtext.InvalidInputException;

/**
 * Where and how an engine runs. Immutable.
 *
 * @param device {@code "cpu"}, {@code "cuda"}, {@code "cuda:N"} or {@code "auto"} (the fastest there is)
 * @param threads threads inside one operation, or 0 for the engine's choice; on cores shared with other work, 1 is steadier
 */
public record BackendOptions(String device, int threads) {
    /** The engine's choice of everything. */
    public static final BackendOptions DEFAULT = new BackendOptions("auto", 0);

    public BackendOptions {
        if (!device.matches("auto|cpu|cuda(:[0-9]{1,3})?")) {
            throw new InvalidInputException("Unknown device '" + device + "'; expected auto, cpu, cuda or cuda:N");
        }
        if (threads < 0) {
            throw new InvalidInputException("The number of threads is " + threads + ", expected 0 (automatic) or more");
        }
    }

    public BackendOptions withDevice(String newDevice) {
        return new BackendOptions(newDevice, threads);
    }

    public BackendOptions withThreads(int newThreads) {
        return new BackendOptions(device, newThreads);
    }
}
