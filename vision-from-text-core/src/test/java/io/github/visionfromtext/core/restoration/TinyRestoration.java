package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.RotaryConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.core.restoration.AdapterConfig.Skip;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Random models small enough for the reference backend: tiles of 24x24 pixels, 10 visual tokens of 6 features. */
public final class TinyRestoration {
    public static final String TASK = "denoise";
    public static final LlamaConfig LLAMA =
            new LlamaConfig(40, 16, 24, 2, 4, 2, 4, 1e-5, RotaryConfig.plain(10_000), false, false, true, 64);
    public static final MaeConfig MAE =
            new MaeConfig(24, 8, 3, new Blocks(6, 1, 2, 8, true), new Blocks(8, 1, 2, 8, true), 1e-12, false);
    public static final Conversation CONVERSATION = new Conversation(
            new long[] {1, 5, 9}, new long[] {4}, new long[] {7, 8}, new long[] {2, 3}, new long[] {6, 11, 12}, 3);

    /** The paper's layers. */
    public static final AdapterConfig PLAIN = layers(false, Skip.NONE, false, false);

    /** Every option at once. */
    public static final AdapterConfig FULL =
            layers(true, Skip.LINEAR, true, true).withLayersRead(LLAMA.layers());

    private TinyRestoration() {}

    /** An adapter's layers between the two models. */
    public static AdapterConfig layers(boolean conditioned, Skip skip, boolean standardised, boolean detail) {
        return new AdapterConfig(
                MAE.tokens(),
                MAE.encoder().hiddenSize(),
                CONVERSATION.taskTokens(),
                LLAMA.hiddenSize(),
                1,
                conditioned,
                skip,
                standardised,
                detail);
    }

    public static Backend backend() {
        return Backends.open("reference", BackendOptions.DEFAULT);
    }

    /** A language model; other seeds are other models. */
    public static RestorationModel.LanguageModel languageModel(long seed) {
        return new RestorationModel.LanguageModel(
                "tiny-llama", LLAMA, some(name -> name.startsWith("model."), draw(module(PLAIN), seed)));
    }

    /** An autoencoder; other seeds are other autoencoders. */
    public static RestorationModel.Autoencoder autoencoder(long seed) {
        GraphModule.Builder module = GraphModule.builder("mae");
        FunctionBuilder f = module.function("autoencode");
        MaeGraph mae = new MaeGraph(module, MAE);
        f.output("patches", mae.decode(mae.encode(f, f.input("pixels", 1, 3, MAE.imageSize(), MAE.imageSize()))));
        return new RestorationModel.Autoencoder("tiny-mae", MAE, draw(module.build(), seed));
    }

    /** A random adapter for language model and autoencoder of seed 1. */
    public static RestorationModel.Adapter adapter(AdapterConfig layers) {
        return new RestorationModel.Adapter(
                AdapterSpec.of(TASK, layers, CONVERSATION, languageModel(1), autoencoder(1)),
                WeightSource.of("random adapter", adapterWeights(layers)));
    }

    /** Its weights, to be changed. */
    public static Map<String, Tensor> adapterWeights(AdapterConfig layers) {
        return tensors(name -> !name.startsWith("model."), draw(module(layers), 2));
    }

    /** A smooth picture that differs from seed to seed. */
    public static Image photograph(int width, int height, int seed) {
        return Image.generate(width, height, (x, y, channel) ->
                (float) (0.5 + 0.4 * Math.sin(0.11 * (seed + 1) * x + 0.07 * y + channel + 0.3 * seed)));
    }

    private static GraphModule module(AdapterConfig layers) {
        return RestorationGraph.forInference(LLAMA, layers).module();
    }

    private static WeightSource some(Predicate<String> wanted, WeightSource all) {
        return WeightSource.of(all.description(), tensors(wanted, all));
    }

    private static Map<String, Tensor> tensors(Predicate<String> wanted, WeightSource all) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        all.names().stream()
                .filter(wanted)
                .forEach(name -> tensors.put(name, all.get(name).toTensor()));
        return tensors;
    }

    private static WeightSource draw(GraphModule module, long seed) {
        return InitialWeights.draw(module, seed, (name, shape) -> {
            boolean positive = name.contains("norm") || name.equals("feature.deviation");
            return positive ? Initializer.constant(1.5f) : Initializer.normal(0.3);
        });
    }
}
