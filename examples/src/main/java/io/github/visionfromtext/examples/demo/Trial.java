package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.restoration.Restoration;

/**
 * One photograph at one level of noise.
 *
 * @param photo which
 * @param level how noisy
 * @param degraded with noise
 * @param autoencoded the noisy one through the autoencoder alone (MAE-r)
 * @param restored the noisy one through the language model
 * @param restoration tokens, passes and time of the last
 */
public record Trial(
        DemoPhoto photo,
        NoiseLevel level,
        Picture degraded,
        Picture autoencoded,
        Picture restored,
        Restoration restoration) {}
