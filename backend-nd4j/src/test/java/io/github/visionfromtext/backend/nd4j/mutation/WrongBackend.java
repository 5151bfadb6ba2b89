package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;

/** A right backend, of which a subclass makes one thing wrong. */
class WrongBackend implements Backend {
    private final Backend right;

    WrongBackend(Backend right) {
        this.right = right;
    }

    /** The module that is loaded instead. */
    GraphModule module(GraphModule module) {
        return module;
    }

    Session openSession(LoadedModule module, Map<String, Long> lengths) {
        Session session = module.openSession(lengths);
        return new Session() {
            @Override
            public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
                return WrongBackend.this.run(session, function, inputs);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    Map<String, Tensor> run(Session session, String function, Map<String, Tensor> inputs) {
        return session.run(function, inputs);
    }

    TrainingSession openTraining(LoadedModule module, TrainingOptions options) {
        return module.openTraining(options);
    }

    void close(LoadedModule module) {
        module.close();
    }

    @Override
    public BackendInfo info() {
        return right.info();
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format) {
        LoadedModule loaded = right.load(module(module), weights, format);
        return new LoadedModule() {
            @Override
            public GraphModule module() {
                return module;
            }

            @Override
            public WeightFormat format() {
                return loaded.format();
            }

            @Override
            public Session openSession(Map<String, Long> lengths) {
                return WrongBackend.this.openSession(loaded, lengths);
            }

            @Override
            public TrainingSession openTraining(TrainingOptions options) {
                return WrongBackend.this.openTraining(loaded, options);
            }

            @Override
            public void close() {
                WrongBackend.this.close(loaded);
            }
        };
    }

    @Override
    public void close() {
        right.close();
    }
}
