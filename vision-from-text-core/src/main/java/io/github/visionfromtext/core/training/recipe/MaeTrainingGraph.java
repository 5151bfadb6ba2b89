package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.core.model.mae.ImageNetPixels;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;

/**
 * The masked autoencoder with its losses. Every function takes {@code rgb [batch, 3, size, size]} in [0, 1].
 *
 * <table>
 * <caption>Functions</caption>
 * <tr><td>{@code pretrain}</td><td>masked; {@code loss} on the patches that were hidden</td></tr>
 * <tr><td>{@code reconstruct}</td><td>nothing masked; {@code loss} on all pixels</td></tr>
 * <tr><td>{@code autoencode}</td><td>nothing masked; {@code rgb} as it comes back, not clamped</td></tr>
 * </table>
 */
final class MaeTrainingGraph {
    static final String PRETRAIN = "pretrain";
    static final String RECONSTRUCT = "reconstruct";
    static final String AUTOENCODE = "autoencode";
    static final String LOSS = "loss";

    private static final Dim BATCH = Dim.symbol("batch");

    /** Keeps the logarithm of a perfect image's error finite: 60 dB. */
    private static final double LEAST_ERROR = 1e-6;

    private final GraphModule.Builder module = GraphModule.builder("mae-training");
    private final MaeConfig config;
    private final MaeGraph mae;

    private MaeTrainingGraph(MaeConfig config) {
        this.config = config;
        this.mae = new MaeGraph(module, config);
    }

    static GraphModule build(MaeConfig config, ReconstructionLoss loss) {
        MaeTrainingGraph graph = new MaeTrainingGraph(config);
        graph.pretrain();
        graph.reconstruct(loss);
        graph.autoencode();
        return graph.module.build();
    }

    private Value rgb(FunctionBuilder f) {
        return f.input("rgb", BATCH, config.channels(), config.imageSize(), config.imageSize());
    }

    /** He et al. 2021, section 3: mean squared error of normalised pixels over the hidden patches. */
    private void pretrain() {
        FunctionBuilder f = module.function(PRETRAIN);
        Value pixels = ImageNetPixels.normalise(f, rgb(f));
        Value kept = f.intInput("kept", BATCH, Dim.symbol("visible"));
        Value restore = f.intInput("restore", BATCH, config.patches());
        Value hidden = f.input("hidden", BATCH, config.patches());
        Value patches = mae.decodeVisible(f, mae.encodeVisible(f, pixels, kept), restore);
        Value error = patches.minus(mae.patchify(pixels));
        Value byPatch = error.times(error).mean(2);
        f.output(LOSS, byPatch.times(hidden).sumOfAll().dividedBy(hidden.sumOfAll()));
    }

    private void reconstruct(ReconstructionLoss loss) {
        FunctionBuilder f = module.function(RECONSTRUCT);
        Value rgb = rgb(f);
        Value error = roundTrip(f, rgb).minus(rgb);
        f.output(
                LOSS,
                switch (loss) {
                    case ABSOLUTE -> error.abs().meanOfAll();
                    case LOG_SQUARED ->
                        error.times(error).mean(1, 2, 3).plus(LEAST_ERROR).log().meanOfAll();
                });
    }

    private void autoencode() {
        FunctionBuilder f = module.function(AUTOENCODE);
        f.output("rgb", roundTrip(f, rgb(f)));
    }

    private Value roundTrip(FunctionBuilder f, Value rgb) {
        Value tokens = mae.encode(f, ImageNetPixels.normalise(f, rgb));
        return ImageNetPixels.denormalise(f, mae.unpatchify(mae.decode(tokens)));
    }
}
