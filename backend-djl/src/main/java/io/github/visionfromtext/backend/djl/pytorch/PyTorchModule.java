package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.djl.torchscript.ModuleScript;
import io.github.visionfromtext.backend.djl.torchscript.Precision;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;

/** A module in libtorch's memory: one script object with the weights in it. Thread-safe. */
final class PyTorchModule implements LoadedModule {
    private final Lifetime lifetime;
    private final PyTorchBackend backend;
    private final ModuleScript script;
    private final Precision precision;
    private final WeightFormat format;
    private final NativeScript loaded;

    private PyTorchModule(
            Lifetime lifetime,
            PyTorchBackend backend,
            ModuleScript script,
            Precision precision,
            WeightFormat format,
            NativeScript loaded) {
        this.lifetime = lifetime;
        this.backend = backend;
        this.script = script;
        this.precision = precision;
        this.format = format;
        this.loaded = loaded;
    }

    static PyTorchModule load(
            Lifetime lifetime,
            PyTorchBackend backend,
            ModuleScript script,
            Precision precision,
            WeightSource weights,
            WeightFormat format) {
        NativeScript loaded = new NativeScript(backend.manager(), backend.threads(), script.archive());
        lifetime.onClose(loaded::close);
        new WeightLoader(loaded).load(script.plan(), weights);
        return new PyTorchModule(lifetime, backend, script, precision, format, loaded);
    }

    @Override
    public GraphModule module() {
        return script.module();
    }

    @Override
    public WeightFormat format() {
        return format;
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open(
                "The session of module '" + module().name() + "'",
                opened -> PyTorchSession.open(opened, module(), loaded, script::method, lengths));
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        return lifetime.open(
                "The training session of module '" + module().name() + "'",
                opened -> PyTorchTraining.open(opened, this, options));
    }

    PyTorchBackend backend() {
        return backend;
    }

    ModuleScript script() {
        return script;
    }

    Precision precision() {
        return precision;
    }

    NativeScript loaded() {
        return loaded;
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
