package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;

/**
 * Weights of the terms of the training loss.
 *
 * @param vision of the mean squared error of visual tokens
 * @param text of the cross-entropy of the assistant's text
 * @param pixels of the logarithm of the mean squared error of pixels; 0 leaves the autoencoder out
 */
public record RestorationLoss(double vision, double text, double pixels) {
    /** The paper's: tokens and text, 1 to 1. */
    public static final RestorationLoss PAPER = new RestorationLoss(1, 1, 0);

    /** Ours: pixels too, so that what is minimised is what PSNR measures. */
    public static final RestorationLoss PIXELS = new RestorationLoss(1, 0.1, 1);

    public RestorationLoss {
        if (!(vision >= 0 && text >= 0 && pixels >= 0 && vision + text + pixels > 0)) {
            throw new InvalidInputException("The weights of the loss must not be negative nor all zero: vision "
                    + vision + ", text " + text + ", pixels " + pixels);
        }
    }
}
