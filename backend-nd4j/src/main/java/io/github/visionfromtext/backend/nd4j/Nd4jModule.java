package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;

/** A module and its weights in native memory. Thread-safe. */
final class Nd4jModule extends Owner implements LoadedModule {
    private final Nd4jBackend backend;
    private final GraphModule module;
    private final Weights weights;

    private Nd4jModule(Nd4jBackend backend, GraphModule module, Weights weights) {
        super("Module '" + module.name() + "'", backend);
        this.backend = backend;
        this.module = module;
        this.weights = weights;
    }

    static Nd4jModule load(Nd4jBackend backend, GraphModule module, WeightSource source) {
        return new Nd4jModule(backend, module, Weights.load(module, source, backend.budget()));
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
        return open(() -> Nd4jSession.open(this, backend, module, weights.floats(), lengths));
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        return open(() -> Nd4jTraining.open(this, backend, module, weights.floats(), options));
    }

    @Override
    void free() {
        weights.close();
    }
}
