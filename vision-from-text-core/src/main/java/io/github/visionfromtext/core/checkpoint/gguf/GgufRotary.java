package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rotary embedding's entries of the configuration.
 *
 * <p>llama.cpp keeps no parameters of Llama 3's rescaling, only what came out of it: a divisor for each frequency. Llama 3.1
 * and 3.2 differ in the factor alone, so the parameters are found again by trying that one family against the divisors.
 */
final class GgufRotary {
    private static final String SCALING_TYPE = "llama.rope.scaling.type";
    private static final double DEFAULT_THETA = 10_000;
    private static final double LOW_FREQUENCY_FACTOR = 1;
    private static final double HIGH_FREQUENCY_FACTOR = 4;
    private static final int ORIGINAL_POSITIONS = 8192;
    private static final double TOLERANCE = 1e-4;

    private GgufRotary() {}

    static Map<String, Object> config(GgufMetadata metadata, WeightSource stored) {
        double theta = metadata.number("llama.rope.freq_base").orElse(DEFAULT_THETA);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("rope_theta", theta);
        WeightTensor divisors = stored.find("rope_freqs.weight");
        if (divisors != null) {
            config.put("rope_scaling", llama3(metadata, divisors, theta));
            return config;
        }
        String type = metadata.string(SCALING_TYPE).orElse("none");
        double factor = metadata.number("llama.rope.scaling.factor")
                .orElse(metadata.number("llama.rope.scale_linear").orElse(1));
        if (!type.equals("none") && !type.equals("linear")) {
            throw metadata.invalid(SCALING_TYPE, "is '" + type + "', expected 'none' or 'linear'");
        }
        if (factor != 1) {
            config.put("rope_scaling", Map.of("rope_type", "linear", "factor", factor));
        }
        return config;
    }

    private static Map<String, Object> llama3(GgufMetadata metadata, WeightTensor stored, double theta) {
        if (stored.elementCount() > 1 << 16) {
            throw new CheckpointException(metadata.description() + ": tensor rope_freqs.weight is absurdly long");
        }
        float[] divisors = stored.toTensor().floats();
        double factor = 1;
        for (float divisor : divisors) {
            factor = Math.max(factor, divisor);
        }
        // Factors are round numbers; what is left of one after the converter's arithmetic is not.
        factor = Math.rint(factor * 1000) / 1000;
        for (int j = 0; j < divisors.length; j++) {
            double frequency = Math.pow(theta, -(double) j / divisors.length);
            if (!(Math.abs(llama3Divisor(frequency, factor) / divisors[j] - 1) < TOLERANCE)) {
                throw new CheckpointException(metadata.description()
                        + ": tensor rope_freqs.weight does not follow Llama 3's rule (divisor " + divisors[j]
                        + " of frequency " + j + "); use the original model's folder");
            }
        }
        return Map.of(
                "rope_type", "llama3",
                "factor", factor,
                "low_freq_factor", LOW_FREQUENCY_FACTOR,
                "high_freq_factor", HIGH_FREQUENCY_FACTOR,
                "original_max_position_embeddings", ORIGINAL_POSITIONS);
    }

    private static double llama3Divisor(double frequency, double factor) {
        double waves = ORIGINAL_POSITIONS * frequency / (2 * Math.PI);
        double smooth = (waves - LOW_FREQUENCY_FACTOR) / (HIGH_FREQUENCY_FACTOR - LOW_FREQUENCY_FACTOR);
        double kept = Math.max(0, Math.min(1, smooth));
        return 1 / ((1 - kept) / factor + kept);
    }
}
