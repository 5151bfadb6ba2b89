package io.github.visionfromtext.core.training.recipe;

/** What tuning for reconstruction minimises, over RGB in [0, 1]. */
public enum ReconstructionLoss {
    /** Mean absolute error: LM4LV's "MAE-L1". */
    ABSOLUTE,
    /** Mean over images of the logarithm of the mean squared error: up to sign and a factor, mean PSNR. */
    LOG_SQUARED
}
