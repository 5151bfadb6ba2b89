package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;

/** A module and its weights in native memory. Thread-safe. */
final class Nd4jModule implements LoadedModule {
    private final Lifetime lifetime;
    private final Nd4jBackend backend;
    private final GraphModule module;
    private final Weights weights;

    private Nd4jModule(Lifetime lifetime, Nd4jBackend backend, GraphModule module, Weights weights) {
        this.lifetime = lifetime;
        this.backend = backend;
        this.module = module;
        this.weights = weights;
    }

    static Nd4jModule load(Lifetime lifetime, Nd4jBackend backend, GraphModule module, WeightSource source) {
        Weights weights = new Weights(backend.budget());
        lifetime.onClose(weights::close);
        weights.load(module, source);
        return new Nd4jModule(lifetime, backend, module, weights);
    }

    @Override
    public GraphModule module() {
        return module;
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.FLOAT32;
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open(
                "The session of module '" + module.name() + "'",
                opened -> Nd4jSession.open(opened, backend, module, weights.floats(), lengths));
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        return lifetime.open(
                "The training session of module '" + module.name() + "'",
                opened -> Nd4jTraining.open(opened, backend, module, weights.floats(), options));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
