package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.LlamaConfigReader;
import io.github.visionfromtext.core.model.llama.LlamaGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;

/** A tiny random Llama in HuggingFace's form, and what transformers made of it. */
final class LlamaModel extends TinyModel {
    private static final Dim TIME = Dim.symbol("time");

    /** Opens the fixture of that name. */
    LlamaModel(String name) {
        super("llama/" + name, config -> graph(LlamaConfigReader.read(config)));
    }

    /**
     * {@code forward}: embeddings to hidden states and logits. {@code read}: ids to logits. {@code cached}: embeddings from a
     * position on to hidden states. {@code next}: ids from a position on to the most likely token after each.
     * {@code project}: a loss.
     */
    private static GraphModule graph(LlamaConfig config) {
        GraphModule.Builder module = GraphModule.builder("llama");
        LlamaGraph llama = new LlamaGraph(module, config);

        FunctionBuilder forward = module.function("forward");
        Value hidden = llama.forward(forward, embeddings(forward, config));
        forward.output("hidden", hidden).output("logits", llama.logits(hidden));

        FunctionBuilder read = module.function("read");
        Value embedded = llama.embed(read.intInput("ids", LlamaGraph.BATCH, TIME));
        read.output("logits", llama.logits(llama.forward(read, embedded)));

        FunctionBuilder cached = module.function("cached");
        cached.output(
                "hidden", llama.forwardCached(cached, embeddings(cached, config), cached.intInput("position"), null));

        FunctionBuilder next = module.function("next");
        Value ids = llama.embed(next.intInput("ids", LlamaGraph.BATCH, TIME));
        Value logits = llama.logits(llama.forwardCached(next, ids, next.intInput("position"), null));
        next.output("token", logits.argMax(2));

        FunctionBuilder project = module.function("project");
        Value projected = llama.forward(project, embeddings(project, config));
        project.output(
                "loss",
                projected
                        .times(project.input("projection", LlamaGraph.BATCH, TIME, config.hiddenSize()))
                        .sumOfAll());
        return module.build();
    }

    private static Value embeddings(FunctionBuilder f, LlamaConfig config) {
        return f.input("embeddings", LlamaGraph.BATCH, TIME, config.hiddenSize());
    }
}
