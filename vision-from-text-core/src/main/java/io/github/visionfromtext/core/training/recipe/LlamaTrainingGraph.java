package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.LlamaGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;

/**
 * A Llama with its loss: {@code loss} takes {@code ids} and {@code targets}, INT {@code [batch, time]}, and yields the mean
 * cross-entropy of the targets in nats.
 */
final class LlamaTrainingGraph {
    static final String LOSS = "loss";

    private LlamaTrainingGraph() {}

    static GraphModule build(LlamaConfig config) {
        GraphModule.Builder module = GraphModule.builder("llama-training");
        LlamaGraph llama = new LlamaGraph(module, config);
        FunctionBuilder f = module.function(LOSS);
        Dim rows = Dim.symbol("batch").times(Dim.symbol("time"));
        Value ids = f.intInput("ids", Dim.symbol("batch"), Dim.symbol("time"));
        Value targets = f.intInput("targets", Dim.symbol("batch"), Dim.symbol("time"));
        Value logits = llama.logits(llama.forward(f, llama.embed(ids)));
        f.output(
                LOSS,
                logits.reshape(rows, config.vocabularySize())
                        .crossEntropy(targets.reshape(rows))
                        .meanOfAll());
        return module.build();
    }
}
