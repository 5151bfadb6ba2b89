package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.djl.lifecycle.NativeOwner;
import io.github.visionfromtext.backend.djl.torchscript.ModuleScript;
import io.github.visionfromtext.backend.djl.torchscript.Precision;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;

/** A module in libtorch's memory: one script object with the weights in it. Thread-safe. */
final class PyTorchModule extends NativeOwner implements LoadedModule {
    private final PyTorchBackend backend;
    private final ModuleScript script;
    private final Precision precision;
    private final WeightFormat format;
    private final NativeScript loaded;

    private PyTorchModule(
            PyTorchBackend backend,
            ModuleScript script,
            Precision precision,
            WeightFormat format,
            NativeScript loaded) {
        super(backend, "Module '" + script.module().name() + "'");
        this.backend = backend;
        this.script = script;
        this.precision = precision;
        this.format = format;
        this.loaded = loaded;
    }

    static PyTorchModule load(
            PyTorchBackend backend,
            ModuleScript script,
            Precision precision,
            WeightSource weights,
            WeightFormat format) {
        NativeScript loaded = new NativeScript(backend.manager(), backend.threads(), script.archive());
        try {
            new WeightLoader(loaded).load(script.plan(), weights);
        } catch (RuntimeException | Error e) {
            loaded.close();
            throw e;
        }
        PyTorchModule module = new PyTorchModule(backend, script, precision, format, loaded);
        module.register();
        return module;
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
        return use(() -> PyTorchSession.open(this, module(), loaded, script::method, lengths));
    }

    @Override
    public TrainingSession openTraining(TrainingOptions options) {
        return use(() -> PyTorchTraining.open(this, options));
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
    protected void release() {
        loaded.close();
    }
}
