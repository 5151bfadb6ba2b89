package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.djl.graphdef.ModuleGraph;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A module in TensorFlow's memory: its graph, and its weights, which are fed to every call. Thread-safe. */
final class TensorFlowModule implements LoadedModule {
    private final Lifetime lifetime;
    private final ModuleGraph translated;
    private final NativeGraph graph;
    private final Map<Weight, NativeTensor> weights;
    private final int threads;
    private final Map<String, FunctionCall> calls = new LinkedHashMap<>();

    private TensorFlowModule(
            Lifetime lifetime,
            ModuleGraph translated,
            NativeGraph graph,
            Map<Weight, NativeTensor> weights,
            int threads) {
        this.lifetime = lifetime;
        this.translated = translated;
        this.graph = graph;
        this.weights = weights;
        this.threads = threads;
        translated
                .module()
                .functions()
                .keySet()
                .forEach(name -> calls.put(name, new FunctionCall(graph, translated.function(name))));
    }

    static TensorFlowModule load(Lifetime lifetime, GraphModule module, WeightSource source, int threads) {
        ModuleGraph translated = ModuleGraph.of(module);
        Map<Weight, NativeTensor> weights = WeightLoader.load(module, translated.layout(), source);
        lifetime.onClose(() -> weights.values().forEach(NativeTensor::close));
        NativeGraph graph = new NativeGraph(translated.definition(), threads);
        lifetime.onClose(graph::close);
        return new TensorFlowModule(lifetime, translated, graph, weights, threads);
    }

    @Override
    public GraphModule module() {
        return translated.module();
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.FLOAT32;
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open(
                "The session of module '" + module().name() + "'",
                opened -> TensorFlowSession.open(opened, this, weights, lengths));
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        return lifetime.open(
                "The training session of module '" + module().name() + "'",
                opened -> TensorFlowTraining.open(opened, this, options, threads));
    }

    ModuleGraph translated() {
        return translated;
    }

    Map<Weight, NativeTensor> weights() {
        return weights;
    }

    /** A function of the module. */
    FunctionCall call(String function) {
        return Objects.requireNonNull(calls.get(function));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
