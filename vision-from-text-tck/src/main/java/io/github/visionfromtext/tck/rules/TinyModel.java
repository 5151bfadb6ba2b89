package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tck.golden.FixtureFolder;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A model with tiny random weights in HuggingFace's form, and what transformers made of it. */
abstract class TinyModel implements AutoCloseable {
    private final FixtureFolder folder;
    private final SafetensorsFile weights;
    private final Map<String, Tensor> golden;
    private final GraphModule module;

    /**
     * Opens a fixture.
     *
     * @param graph makes the module of a configuration
     */
    TinyModel(String fixture, Function<ModelConfig, GraphModule> graph) {
        folder = FixtureFolder.copy(fixture, "config.json", "model.safetensors", "golden.safetensors");
        golden = folder.tensors("golden.safetensors");
        weights = SafetensorsFile.open(folder.path("model.safetensors"));
        module = graph.apply(ModelConfig.read(folder.path("config.json")));
    }

    /** What transformers was given or gave. */
    final Tensor golden(String name) {
        return Objects.requireNonNull(golden.get(name), name);
    }

    final GraphModule module() {
        return module;
    }

    final WeightSource weights() {
        return weights.weights();
    }

    final LoadedModule load(Backend backend, WeightFormat format) {
        return backend.load(module, weights(), format);
    }

    @Override
    public final void close() {
        weights.close();
        folder.close();
    }
}
