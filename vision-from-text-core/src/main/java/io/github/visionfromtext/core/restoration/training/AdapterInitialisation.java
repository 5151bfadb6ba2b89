package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.AdapterConfig.Skip;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights an adapter starts from. The paper's layers start as PyTorch's {@code nn.Linear} does, uniform in
 * &plusmn;1/sqrt(inputs), and its task embeddings at zero (sheet 1.3). Where there is a path around the language model, the
 * de-adapter starts at zero, so that training starts from what that path does alone; so do the conditioning layer
 * and the gate for detail.
 */
final class AdapterInitialisation {
    private final AdapterConfig config;
    private final SplittableRandom random;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();

    private AdapterInitialisation(AdapterConfig config, SplittableRandom random) {
        this.config = config;
        this.random = random;
    }

    /**
     * All weights of the adapter by name.
     *
     * @param statistics of clean features; used if the adapter standardises
     * @param fit of standardised (else raw) features; used if the adapter has a linear skip
     */
    static Map<String, Tensor> weights(
            AdapterConfig config, FeatureStatistics statistics, LinearFit.Solution fit, SplittableRandom random) {
        return new AdapterInitialisation(config, random).all(statistics, fit);
    }

    private Map<String, Tensor> all(FeatureStatistics statistics, LinearFit.Solution fit) {
        int features = config.features();
        int hidden = config.hiddenSize();
        linear("adapter", hidden, features, true);
        linear("deadapter", features, hidden * config.layersRead(), config.skip() == Skip.NONE);
        weights.put("learnable_task_token", zeros(1, config.taskTokens(), hidden));
        if (config.conditioned()) {
            linear("condition", hidden, features, false);
        }
        if (config.detail()) {
            linear("detail.hidden", AdapterConfig.GATE_WIDTH, 2 * features, true);
            linear("detail.gate", 1, AdapterConfig.GATE_WIDTH, false);
        }
        if (config.standardised()) {
            weights.put("feature.mean", statistics.mean());
            weights.put("feature.deviation", statistics.deviation());
        }
        if (config.skip() == Skip.LINEAR) {
            weights.put("skip.weight", fit.weight());
            weights.put("skip.bias", fit.bias());
        }
        return weights;
    }

    private void linear(String name, int outputs, int inputs, boolean drawn) {
        double bound = drawn ? 1 / Math.sqrt(inputs) : 0;
        weights.put(name + ".weight", uniform(bound, outputs, inputs));
        weights.put(name + ".bias", uniform(bound, outputs));
    }

    private static Tensor zeros(long... shape) {
        return Tensor.floats(new float[(int) Tensor.elementCount(shape)], shape);
    }

    private Tensor uniform(double bound, long... shape) {
        float[] values = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < values.length && bound > 0; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return Tensor.floats(values, shape);
    }
}
