package io.github.visionfromtext.core.model.llama;

import io.github.visionfromtext.InvalidInputException;

/**
 * Frequencies of the rotary position embedding (RoPE): {@code theta^(-2j/headSize)} for j = 0 .. headSize/2-1, rescaled for
 * longer contexts.
 *
 * @param theta base of the frequencies
 * @param scaling how they are rescaled
 * @param factor by how much; 1 for none
 * @param lowFrequencyFactor Llama 3 only: wavelengths above originalPositions / this are slowed by the whole factor
 * @param highFrequencyFactor Llama 3 only: wavelengths below originalPositions / this are left alone
 * @param originalPositions Llama 3 only: context length before rescaling
 */
public record RotaryConfig(
        double theta,
        Scaling scaling,
        double factor,
        double lowFrequencyFactor,
        double highFrequencyFactor,
        int originalPositions) {
    /** The rescaling rules, by HuggingFace's {@code rope_type}. */
    public enum Scaling {
        /** {@code "default"}: none. */
        NONE,
        /** {@code "linear"}: every frequency divided by the factor. */
        LINEAR,
        /** {@code "llama3"}: low frequencies divided, high ones kept, a smooth passage between. */
        LLAMA3
    }

    public RotaryConfig {
        if (!(theta > 0) || !(factor > 0)) {
            throw new InvalidInputException("rope theta " + theta + " and factor " + factor + " must be positive");
        }
        if (scaling == Scaling.LLAMA3 && !(highFrequencyFactor > lowFrequencyFactor)) {
            throw new InvalidInputException("rope high_freq_factor " + highFrequencyFactor
                    + " must be larger than low_freq_factor " + lowFrequencyFactor);
        }
    }

    /** Frequencies that are not rescaled. */
    public static RotaryConfig plain(double theta) {
        return new RotaryConfig(theta, Scaling.NONE, 1, 1, 4, 0);
    }

    /** Radians by position for each of the {@code headSize / 2} pairs. */
    double[] frequencies(int headSize) {
        double[] frequencies = new double[headSize / 2];
        for (int j = 0; j < frequencies.length; j++) {
            frequencies[j] = rescale(Math.pow(theta, -2.0 * j / headSize));
        }
        return frequencies;
    }

    private double rescale(double frequency) {
        return switch (scaling) {
            case NONE -> frequency;
            case LINEAR -> frequency / factor;
            case LLAMA3 -> {
                double wavelengths = originalPositions * frequency / (2 * Math.PI);
                double smooth = (wavelengths - lowFrequencyFactor) / (highFrequencyFactor - lowFrequencyFactor);
                double kept = Math.max(0, Math.min(1, smooth));
                yield (1 - kept) * frequency / factor + kept * frequency;
            }
        };
    }
}
