package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.Golden;
import io.github.visionfromtext.core.model.llama.LlamaConfigReader;
import io.github.visionfromtext.core.model.llama.LlamaGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One model, once as a sharded HuggingFace folder and once as GGUF, gives the logits of transformers both times. */
class LlamaFromCheckpointTest {
    @ParameterizedTest
    @ValueSource(strings = {"llama/sharded-bfloat16", "gguf/llama.gguf"})
    void givesTheLogitsOfTransformers(String name) {
        try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path(name));
                Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                LoadedModule module = backend.load(graph(checkpoint), checkpoint.weights(), WeightFormat.FLOAT64);
                Session session = module.openSession(Map.of())) {
            Tensor ids = Golden.ints(Fixtures.path("llama/sharded-bfloat16"), "input_ids");
            Tensor expected = Golden.floats(Fixtures.path("llama/sharded-bfloat16"), "logits_from_ids");
            Tensor logits = session.run("read", Map.of("ids", ids), "logits");
            assertThat(logits.elementCount()).isPositive();
            Golden.assertClose(logits, expected, 2e-6);
        }
    }

    private static GraphModule graph(Checkpoint checkpoint) {
        GraphModule.Builder module = GraphModule.builder("llama");
        LlamaGraph llama = new LlamaGraph(module, LlamaConfigReader.read(checkpoint.config()));
        FunctionBuilder read = module.function("read");
        read.output(
                "logits",
                llama.logits(
                        llama.forward(read, llama.embed(read.intInput("ids", LlamaGraph.BATCH, Dim.symbol("time"))))));
        return module.build();
    }
}
