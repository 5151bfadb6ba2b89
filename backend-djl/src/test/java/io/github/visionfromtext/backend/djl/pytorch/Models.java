package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.LlamaGraph;
import io.github.visionfromtext.core.model.llama.RotaryConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models of the library at a size for tests. */
final class Models {
    static final int VOCABULARY = 96;
    static final int HIDDEN = 64;

    private Models() {}

    /** Functions {@code cached} (embeddings in, hidden states and logits out) and {@code train} (token ids in, loss out). */
    static GraphModule llama() {
        LlamaConfig config = new LlamaConfig(
                VOCABULARY, HIDDEN, 160, 3, 6, 2, 16, 1e-5, RotaryConfig.plain(10000), false, false, true, 64);
        GraphModule.Builder b = GraphModule.builder("llama");
        LlamaGraph llama = new LlamaGraph(b, config);
        Dim time = Dim.symbol("time");
        FunctionBuilder cached = b.function("cached");
        Value hidden = llama.forwardCached(
                cached,
                cached.input("x", LlamaGraph.BATCH, time, HIDDEN),
                cached.intInput("position"),
                cached.intInput("start", LlamaGraph.BATCH));
        cached.output("hidden", hidden).output("logits", llama.logits(hidden));
        FunctionBuilder train = b.function("train");
        Value ids = train.intInput("ids", LlamaGraph.BATCH, time);
        Value logits = llama.logits(llama.forward(train, llama.embed(ids)));
        Dim rows = LlamaGraph.BATCH.times(time);
        Value target = train.intInput("target", LlamaGraph.BATCH, time);
        train.output(
                "loss",
                logits.reshape(rows, VOCABULARY)
                        .crossEntropy(target.reshape(rows))
                        .meanOfAll());
        return b.build();
    }

    /** Functions {@code encode}, {@code decode}, {@code visible} and {@code loss}, of pictures of 16x16 in patches of 4x4. */
    static GraphModule mae() {
        MaeConfig config = new MaeConfig(
                16,
                4,
                3,
                new MaeConfig.Blocks(48, 2, 4, 96, true),
                new MaeConfig.Blocks(32, 1, 2, 64, true),
                1e-6,
                false);
        GraphModule.Builder b = GraphModule.builder("mae");
        MaeGraph mae = new MaeGraph(b, config);
        Dim batch = Dim.symbol("batch");
        FunctionBuilder encode = b.function("encode");
        encode.output("tokens", mae.encode(encode, encode.input("pixels", batch, 3, 16, 16)));
        FunctionBuilder decode = b.function("decode");
        decode.output("pixels", mae.unpatchify(mae.decode(decode.input("tokens", batch, 17, 48))));
        FunctionBuilder visible = b.function("visible");
        Value seen = mae.encodeVisible(
                visible, visible.input("pixels", batch, 3, 16, 16), visible.intInput("kept", batch, Dim.symbol("k")));
        visible.output("patches", mae.decodeVisible(visible, seen, visible.intInput("restore", batch, 16)));
        FunctionBuilder loss = b.function("loss");
        Value pixels = loss.input("pixels", batch, 3, 16, 16);
        Value error = mae.decode(mae.encode(loss, pixels)).minus(mae.patchify(pixels));
        loss.output("loss", error.times(error).meanOfAll());
        return b.build();
    }

    /** Weights that keep activations near one: matrices scaled by their width, norms near one. */
    static Map<String, Tensor> weights(GraphModule module) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Weight weight : module.weights().values()) {
            long[] shape = weight.shape().evaluate(Map.of());
            float[] data = Graphs.random(weight.name().hashCode(), shape).floats();
            boolean norm = weight.name().contains("norm") && weight.name().endsWith("weight");
            double scale = shape.length == 1 ? 0.1 : Math.sqrt(3.0 / shape[shape.length - 1]);
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) (data[i] * scale + (norm ? 1 : 0));
            }
            weights.put(weight.name(), Tensor.floats(data, shape));
        }
        return weights;
    }

    static WeightSource source(Map<String, Tensor> weights) {
        return WeightSource.of("random", weights);
    }
}
