package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfigReader;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tck.golden.FixtureFolder;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.Objects;

/** A tiny random ViT-MAE in HuggingFace's form, and what transformers made of it. */
final class MaeModel implements AutoCloseable {
    private final FixtureFolder folder;
    private final SafetensorsFile weights;
    private final Map<String, Tensor> golden;
    private final GraphModule module;

    /** Opens the fixture of that name. */
    MaeModel(String name) {
        folder = FixtureFolder.copy("mae/" + name, "config.json", "model.safetensors", "golden.safetensors");
        golden = folder.tensors("golden.safetensors");
        weights = SafetensorsFile.open(folder.path("model.safetensors"));
        module = graph(MaeConfigReader.read(ModelConfig.read(folder.path("config.json"))));
    }

    Tensor golden(String name) {
        return Objects.requireNonNull(golden.get(name), name);
    }

    GraphModule module() {
        return module;
    }

    WeightSource weights() {
        return weights.weights();
    }

    LoadedModule load(Backend backend, WeightFormat format) {
        return backend.load(module, weights(), format);
    }

    /**
     * {@code masked}: the patches {@code kept}, in the order {@code restore}; {@code whole}: all of them; {@code error}: the
     * mean squared error of the patches.
     */
    private static GraphModule graph(MaeConfig config) {
        GraphModule.Builder module = GraphModule.builder("mae");
        MaeGraph mae = new MaeGraph(module, config);
        Dim batch = Dim.symbol("batch");

        FunctionBuilder masked = module.function("masked");
        Value pixels = pixels(masked, config);
        Value tokens = mae.encodeVisible(masked, pixels, masked.intInput("kept", batch, Dim.symbol("kept")));
        Value patches = mae.decodeVisible(masked, tokens, masked.intInput("restore", batch, config.patches()));
        masked.output("tokens", tokens).output("patches", patches);
        masked.output("image", mae.unpatchify(patches)).output("same", mae.unpatchify(mae.patchify(pixels)));

        FunctionBuilder whole = module.function("whole");
        Value encoded = mae.encode(whole, pixels(whole, config));
        whole.output("tokens", encoded).output("patches", mae.decode(encoded));

        FunctionBuilder error = module.function("error");
        Value clean = pixels(error, config);
        Value difference = mae.decode(mae.encode(error, clean)).minus(mae.patchify(clean));
        error.output("loss", difference.times(difference).meanOfAll());
        return module.build();
    }

    private static Value pixels(FunctionBuilder f, MaeConfig config) {
        return f.input("pixels", Dim.symbol("batch"), config.channels(), config.imageSize(), config.imageSize());
    }

    @Override
    public void close() {
        weights.close();
        folder.close();
    }
}
