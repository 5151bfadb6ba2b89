package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfigReader;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;

/** A tiny random ViT-MAE in HuggingFace's form, and what transformers made of it. */
final class MaeModel extends TinyModel {
    /** Opens the fixture of that name. */
    MaeModel(String name) {
        super("mae/" + name, config -> graph(MaeConfigReader.read(config)));
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
}
