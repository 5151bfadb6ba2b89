package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.core.training.InitialWeights.Rules;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;

/**
 * CLIP's initialisation (Radford et al. 2021, section 2.5): normal weights, smaller where they write into the residual
 * stream, and a temperature of 0.07.
 */
public final class SpaceInitialisation implements Rules {
    private static final double LOG_SCALE = Math.log(1 / 0.07);

    private final ClipConfig config;

    SpaceInitialisation(ClipConfig config) {
        this.config = config;
    }

    /** Every weight of a space that learned nothing, by HuggingFace's names: what a trained one is compared with. */
    public static WeightSource weights(ClipConfig config, long seed) {
        GraphModule graph = SpaceTrainingGraph.build(config, 1);
        return InitialWeights.draw(graph, seed, new SpaceInitialisation(config));
    }

    @Override
    public Initializer of(String name, long[] shape) {
        if (name.equals(SpaceTrainingGraph.LOGIT_SCALE)) {
            return Initializer.constant((float) LOG_SCALE);
        }
        if (name.endsWith(".bias")) {
            return Initializer.ZEROS;
        }
        if (name.contains("norm") || name.contains("layrnorm")) {
            return Initializer.ONES;
        }
        ClipConfig.Tower tower = name.startsWith("text_model")
                ? config.text().tower()
                : config.vision().tower();
        double residual = 1 / Math.sqrt(2.0 * tower.layers());
        double width = 1 / Math.sqrt(shape[shape.length - 1]);
        if (name.contains("position_embedding")) {
            return Initializer.normal(0.01);
        }
        if (name.contains("token_embedding") || name.contains("class_embedding")) {
            return Initializer.normal(0.02);
        }
        if (name.contains("patch_embedding")) {
            return Initializer.xavierUniform();
        }
        if (name.endsWith("out_proj.weight") || name.endsWith("fc2.weight")) {
            return Initializer.normal(width * residual);
        }
        return Initializer.normal(width);
    }
}
