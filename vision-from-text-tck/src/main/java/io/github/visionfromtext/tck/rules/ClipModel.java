package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.clip.ClipConfigReader;
import io.github.visionfromtext.core.model.clip.ClipGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/** A tiny random CLIP in HuggingFace's form, and what transformers made of it. */
final class ClipModel extends TinyModel {
    private static final int PAIRS = 3;

    /** Opens the fixture of that name. */
    ClipModel(String name) {
        super("clip/" + name, config -> graph(ClipConfigReader.read(config)));
    }

    /**
     * {@code text} and {@code image}: embeddings. {@code compare}: similarities of each picture with each text. {@code
     * contrast}: the loss of pairs, of whose pictures the patches {@code kept} are seen.
     */
    private static GraphModule graph(ClipConfig config) {
        GraphModule.Builder module = GraphModule.builder("clip");
        ClipGraph clip = new ClipGraph(module, config);

        FunctionBuilder text = module.function("text");
        text.output("embedding", clip.embedText(text, ids(text)));

        FunctionBuilder image = module.function("image");
        image.output("embedding", clip.embedImage(image, pixels(image, config)));

        FunctionBuilder compare = module.function("compare");
        compare.output(
                "logits",
                similarities(
                        module,
                        compare,
                        clip.embedImage(compare, pixels(compare, config)),
                        clip.embedText(compare, ids(compare))));

        FunctionBuilder contrast = module.function("contrast");
        Value kept = contrast.intInput("kept", Dim.symbol("pictures"), Dim.symbol("kept"));
        Value logits = similarities(
                module,
                contrast,
                clip.embedImage(contrast, pixels(contrast, config), kept),
                clip.embedText(contrast, ids(contrast)));
        Value own = contrast.intInput("own", Dim.symbol("pictures"));
        contrast.output("loss", logits.crossEntropy(own).meanOfAll());
        return module.build();
    }

    private static Value ids(FunctionBuilder f) {
        return f.intInput("ids", Dim.symbol("texts"), Dim.symbol("tokens"));
    }

    private static Value pixels(FunctionBuilder f, ClipConfig config) {
        int size = config.vision().imageSize();
        return f.input("pixels", Dim.symbol("pictures"), Image.CHANNELS, size, size);
    }

    private static Value similarities(GraphModule.Builder module, FunctionBuilder f, Value pictures, Value texts) {
        Value scale = f.value(module.weight("logit_scale")).exp();
        return normalised(pictures).matMul(normalised(texts).transpose(1, 0)).times(scale);
    }

    private static Value normalised(Value rows) {
        double width = rows.dim(1).fixed();
        return rows.dividedBy(rows.times(rows).meanKeepingAxes(1).times(width).sqrt());
    }

    /** Arguments of {@code contrast}: the first texts and pictures, and of each picture patches of its own. */
    Map<String, Tensor> pairs() {
        Tensor ids = golden("input_ids");
        Tensor pixels = golden("pixel_values");
        int ofText = (int) ids.size(1);
        int ofPicture = pixels.elementCount() / (int) pixels.size(0);
        return Map.of(
                "ids", Tensor.ints(Arrays.copyOf(ids.ints(), PAIRS * ofText), PAIRS, ofText),
                "pixels",
                        Tensor.floats(
                                Arrays.copyOf(pixels.floats(), PAIRS * ofPicture),
                                PAIRS,
                                pixels.size(1),
                                pixels.size(2),
                                pixels.size(3)),
                "kept", Tensor.ints(new long[] {0, 2, 3, 1, 1, 0}, PAIRS, 2),
                "own", Graphs.ints(0, 1, 2));
    }
}
