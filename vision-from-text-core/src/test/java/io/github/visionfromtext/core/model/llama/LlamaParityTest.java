package io.github.visionfromtext.core.model.llama;

import static io.github.visionfromtext.core.model.Golden.assertClose;
import static io.github.visionfromtext.core.model.Golden.positions;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.model.Golden;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hidden states and logits equal those of HuggingFace transformers on tiny random models. */
class LlamaParityTest {
    private static final double TOLERANCE = 2e-6;

    @ParameterizedTest
    @ValueSource(strings = {"multi-head", "grouped-query-tied", "rope-llama3", "rope-linear", "biases", "mistral"})
    void agreesWithTransformers(String name) {
        Path folder = Golden.folder("llama/" + name);
        LlamaConfig config = LlamaConfigReader.read(ModelConfig.read(folder.resolve("config.json")));
        Tensor embeddings = Golden.floats(folder, "inputs_embeds");
        Tensor hidden = Golden.floats(folder, "hidden");
        try (SafetensorsFile weights = SafetensorsFile.open(folder.resolve("model.safetensors"));
                Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                LoadedModule module = backend.load(graph(config), weights.weights(), WeightFormat.FLOAT64);
                Session session = module.openSession(Map.of("batch", 2L, "capacity", 16L))) {
            Map<String, Tensor> whole = session.run("forward", Map.of("embeddings", embeddings));
            assertClose(whole.get("hidden"), hidden, TOLERANCE);
            assertClose(whole.get("logits"), Golden.floats(folder, "logits"), TOLERANCE);

            Map<String, Tensor> ids = Map.of("ids", Golden.ints(folder, "input_ids"));
            assertClose(session.run("read", ids, "logits"), Golden.floats(folder, "logits_from_ids"), TOLERANCE);

            int split = 5;
            int end = (int) embeddings.size(1);
            assertClose(cached(session, embeddings, 0, split), positions(hidden, 0, split), TOLERANCE);
            for (int position = split; position < end; position++) {
                Tensor step = cached(session, embeddings, position, position + 1);
                assertClose(step, positions(hidden, position, position + 1), 2 * TOLERANCE);
            }
        }
    }

    private static Tensor cached(Session session, Tensor embeddings, int from, int to) {
        Map<String, Tensor> inputs =
                Map.of("embeddings", positions(embeddings, from, to), "position", Tensor.scalar((long) from));
        return session.run("cached", inputs, "hidden");
    }

    private static GraphModule graph(LlamaConfig config) {
        GraphModule.Builder module = GraphModule.builder("llama");
        LlamaGraph llama = new LlamaGraph(module, config);
        Dim time = Dim.symbol("time");

        FunctionBuilder forward = module.function("forward");
        Value hidden = llama.forward(forward, forward.input("embeddings", LlamaGraph.BATCH, time, config.hiddenSize()));
        forward.output("hidden", hidden).output("logits", llama.logits(hidden));

        FunctionBuilder read = module.function("read");
        Value embedded = llama.embed(read.intInput("ids", LlamaGraph.BATCH, time));
        read.output("logits", llama.logits(llama.forward(read, embedded)));

        FunctionBuilder cached = module.function("cached");
        Value embeddings = cached.input("embeddings", LlamaGraph.BATCH, time, config.hiddenSize());
        cached.output("hidden", llama.forwardCached(cached, embeddings, cached.intInput("position"), null));
        return module.build();
    }

    @Test
    void olderAndNewerConfigurationsMeanTheSame() {
        assertSame("multi-head", "config-oldest.json");
        assertSame("rope-llama3", "config-newest.json");
    }

    private static void assertSame(String folder, String other) {
        Path path = Golden.folder("llama/" + folder);
        assertThat(LlamaConfigReader.read(ModelConfig.read(path.resolve(other))))
                .isEqualTo(LlamaConfigReader.read(ModelConfig.read(path.resolve("config.json"))));
    }
}
