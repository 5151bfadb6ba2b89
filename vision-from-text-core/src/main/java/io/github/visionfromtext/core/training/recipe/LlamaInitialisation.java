package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.core.training.InitialWeights.Rules;
import io.github.visionfromtext.tensor.WeightSource;

/**
 * Normal weights of deviation 0.02, as HuggingFace draws them; the layers that write into the residual stream are scaled down
 * by sqrt(2 layers) (Radford et al. 2019, section 2.3). Also what "a randomly initialised language model" means in LM4LV's
 * ablation.
 */
public final class LlamaInitialisation implements Rules {
    private static final double DEVIATION = 0.02;

    private final double residualDeviation;

    public LlamaInitialisation(LlamaConfig config) {
        this.residualDeviation = DEVIATION / Math.sqrt(2.0 * config.layers());
    }

    /** Every weight of a model that learned nothing, by HuggingFace's names. */
    public static WeightSource weights(LlamaConfig config, long seed) {
        return InitialWeights.draw(LlamaTrainingGraph.build(config), seed, new LlamaInitialisation(config));
    }

    @Override
    public Initializer of(String name, long[] shape) {
        if (name.endsWith(".bias")) {
            return Initializer.ZEROS;
        }
        if (shape.length == 1) {
            return Initializer.ONES;
        }
        boolean residual = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
        return Initializer.normal(residual ? residualDeviation : DEVIATION);
    }
}
