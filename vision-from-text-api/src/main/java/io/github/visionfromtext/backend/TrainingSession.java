package io.github.visionfromtext.backend;

import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/**
 * Computes gradients of a module's functions and updates its trainable weights. Parameters, gradients and optimizer state
 * stay where the backend likes them, on the device if it has one. Meant for one thread; calls of several follow one another.
 * Closing frees all, sessions opened through this among it.
 *
 * <p>A training step is one or more {@link #accumulate} calls followed by one {@link #update}.
 */
public interface TrainingSession extends AutoCloseable {
    /**
     * Runs a function forward and backward and adds {@code scale} times the gradient of its loss with respect to each
     * trainable weight to what has been accumulated.
     *
     * @param function its name; it must not use state
     * @param inputs a tensor for each input
     * @param loss name of the output to differentiate, a scalar
     * @param scale factor of this gradient, usually 1 / (number of accumulated calls)
     * @return every output, as {@link Session#run} gives it
     */
    Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale);

    /** Accumulated gradients by weight name, as FLOAT32. For tests and diagnostics. */
    Map<String, Tensor> gradients();

    /**
     * Updates the trainable weights by the accumulated gradients and sets those to zero. If the norm is NaN or infinite,
     * nothing but the gradients changes: the step is lost, not the model.
     *
     * @return L2 norm of all accumulated gradients together, before clipping
     */
    double update(AdamW rule);

    /** Updates done so far, as the {@code t} of {@link AdamW}. */
    long updates();

    /** The trainable weights as they are now, by name. */
    Map<String, Tensor> parameters();

    /**
     * All that {@link #restore} needs to go on exactly as if nothing had happened: for each trainable weight W the tensors
     * {@code W}, {@code W.adamw.mean} and {@code W.adamw.variance}, FLOAT32.
     */
    Map<String, Tensor> snapshot();

    /**
     * Takes up where a snapshot left off; accumulated gradients are dropped.
     *
     * @param snapshot as {@link #snapshot()} returned it
     * @param updates as {@link #updates()} returned it then
     * @throws io.github.visionfromtext.InvalidInputException if a tensor is missing or has another shape
     */
    void restore(Map<String, Tensor> snapshot, long updates);

    /** Opens a session, as {@link LoadedModule#openSession} does, that always reads the trainable weights as they are now. */
    Session openSession(Map<String, Long> lengths);

    @Override
    void close();
}
