package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.BackendException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps account of the modules and sessions of another backend, and fails to load a module of a given name. */
public final class CountingBackend implements Backend {
    /** What is open now, oldest first. */
    public final List<String> open = new ArrayList<>();

    /** What was ever opened. */
    public final List<String> opened = new ArrayList<>();

    /** Name of a module that cannot be loaded. */
    String failing = "";

    private final Backend backend;

    public CountingBackend(Backend backend) {
        this.backend = backend;
    }

    private Runnable opening(String what) {
        open.add(what);
        opened.add(what);
        return () -> {
            if (!open.remove(what)) {
                throw new AssertionError(what + " was closed twice");
            }
        };
    }

    @Override
    public BackendInfo info() {
        return backend.info();
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format) {
        if (module.name().equals(failing)) {
            throw new BackendException("no room for " + failing);
        }
        return new CountedModule(backend.load(module, weights, format), opening(module.name()));
    }

    @Override
    public void close() {
        backend.close();
    }

    private final class CountedModule implements LoadedModule {
        private final LoadedModule loaded;
        private final Runnable closing;

        CountedModule(LoadedModule loaded, Runnable closing) {
            this.loaded = loaded;
            this.closing = closing;
        }

        @Override
        public GraphModule module() {
            return loaded.module();
        }

        @Override
        public WeightFormat format() {
            return loaded.format();
        }

        @Override
        public Session openSession(Map<String, Long> lengths) {
            Session session = loaded.openSession(lengths);
            return new CountedSession(session, opening("session of " + module().name()));
        }

        @Override
        public TrainingSession openTraining(TrainingOptions options) {
            return loaded.openTraining(options);
        }

        @Override
        public void close() {
            closing.run();
            loaded.close();
        }
    }

    private record CountedSession(Session session, Runnable closing) implements Session {
        @Override
        public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
            return session.run(function, inputs);
        }

        @Override
        public void close() {
            closing.run();
            session.close();
        }
    }
}
