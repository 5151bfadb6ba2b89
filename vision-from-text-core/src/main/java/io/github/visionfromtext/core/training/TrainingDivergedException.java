package io.github.visionfromtext.core.training;

import io.github.visionfromtext.VisionFromTextException;

/**
 * The loss or its gradient was not finite many steps in a row. What was saved last is from before; the caller should lower
 * the learning rate or look at the data, and start afresh or from that save.
 */
public class TrainingDivergedException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public TrainingDivergedException(String message) {
        super(message);
    }
}
