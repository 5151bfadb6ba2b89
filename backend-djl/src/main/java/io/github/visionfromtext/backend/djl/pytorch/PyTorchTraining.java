package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.djl.torchscript.ModuleScript;
import io.github.visionfromtext.backend.djl.torchscript.TrainingScript;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trained weights, their gradients and moments in libtorch's memory, and a script that computes on them. */
final class PyTorchTraining implements TrainingSession {
    private final Lifetime lifetime;
    private final GraphModule module;
    private final TrainingScript translated;
    private final NativeScript script;
    private final List<String> trained;
    private final int decayed;
    private final InputBuffers buffers = new InputBuffers();
    private long updates;

    private PyTorchTraining(
            Lifetime lifetime,
            PyTorchModule owner,
            TrainingScript translated,
            NativeScript script,
            List<String> trained,
            int decayed) {
        this.lifetime = lifetime;
        this.module = owner.module();
        this.translated = translated;
        this.script = script;
        this.trained = trained;
        this.decayed = decayed;
    }

    static PyTorchTraining open(Lifetime lifetime, PyTorchModule owner, TrainingOptions options) {
        List<String> trained = inModuleOrder(owner.module(), options);
        TrainingScript translated = new TrainingScript(owner.script(), owner.precision(), trained);
        PyTorchBackend backend = owner.backend();
        NativeScript script = new NativeScript(backend.manager(), backend.threads(), translated.archive());
        lifetime.onClose(script::close);
        List<IValue> lists = new ArrayList<>();
        try (PtNDManager scratch = (PtNDManager) backend.manager().newSubManager()) {
            ModuleScript.sharingMethods()
                    .forEach(method -> lists.add(owner.loaded().run(method)));
            script.run("adopt", lists.toArray(IValue[]::new)).close();
            script.runRecording("prepare", false, scratch, List.of(scratch.create(0f)));
        } finally {
            lists.forEach(IValue::close);
        }
        return new PyTorchTraining(
                lifetime, owner, translated, script, trained, options.decayed().size());
    }

    /** The decayed ones first, each part in the order of the module. */
    private static List<String> inModuleOrder(GraphModule module, TrainingOptions options) {
        for (String name : options.trainable()) {
            if (!module.weights().containsKey(name)) {
                throw new InvalidInputException("Module '" + module.name() + "' has no weight '" + name + "' to train");
            }
        }
        if (!options.trainable().containsAll(options.decayed())) {
            throw new InvalidInputException("Weights that decay must be trainable; these are not: "
                    + options.decayed().stream()
                            .filter(name -> !options.trainable().contains(name))
                            .toList());
        }
        return module.weights().keySet().stream()
                .filter(options.trainable()::contains)
                .sorted(Comparator.comparing(name -> !options.decayed().contains(name)))
                .toList();
    }

    @Override
    public Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale) {
        GraphFunction called = module.function(function);
        called.output(loss);
        String method = translated.trainingMethod(function, loss);
        if (method == null) {
            throw new InvalidInputException(
                    "Output '" + loss + "' of function '" + function
                            + "' cannot be differentiated: the loss must be a FLOAT scalar and the function must not use state");
        }
        called.bind(inputs, Map.of());
        return lifetime.useAlone(() -> {
            try (PtNDManager scratch = (PtNDManager) script.manager().newSubManager()) {
                List<PtNDArray> arguments = new ArrayList<>(buffers.arguments(scratch, called, inputs));
                arguments.add(HostTensors.toNative(scratch, Tensor.scalar((float) scale)));
                NDList results = script.runRecording(method, true, scratch, arguments);
                return HostTensors.results(called, results);
            }
        });
    }

    @Override
    public Map<String, Tensor> gradients() {
        return lifetime.useAlone(() -> export(TrainedTensor.GRADIENT));
    }

    @Override
    public double update(AdamW rule) {
        return lifetime.useAlone(() -> {
            double norm;
            try (IValue value = script.run("norm")) {
                norm = value.toDouble();
            }
            if (Double.isFinite(norm)) {
                updates++;
                apply(rule, norm);
            }
            script.run("clear").close();
            return norm;
        });
    }

    private void apply(AdamW rule, double norm) {
        double factor = Math.min(1, rule.clipNorm() / (norm + 1e-6));
        double step = rule.learningRate() / (1 - Math.pow(rule.beta1(), (double) updates));
        double root = Math.sqrt(1 - Math.pow(rule.beta2(), (double) updates));
        List<IValue> arguments = new ArrayList<>();
        arguments.add(IValue.from((long) decayed));
        for (double number : new double[] {
            factor, rule.learningRate() * rule.weightDecay(), rule.beta1(), rule.beta2(), step, root, rule.epsilon()
        }) {
            arguments.add(IValue.from(number));
        }
        try {
            script.run("update", arguments.toArray(IValue[]::new)).close();
        } finally {
            arguments.forEach(IValue::close);
        }
    }

    @Override
    public long updates() {
        return lifetime.useAlone(() -> updates);
    }

    @Override
    public Map<String, Tensor> parameters() {
        return lifetime.useAlone(() -> export(TrainedTensor.WEIGHT));
    }

    @Override
    public Map<String, Tensor> snapshot() {
        return lifetime.useAlone(() -> export(TrainedTensor.WEIGHT, TrainedTensor.MEAN, TrainedTensor.VARIANCE));
    }

    private Map<String, Tensor> export(TrainedTensor... kinds) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int index = 0; index < trained.size(); index++) {
            for (TrainedTensor kind : kinds) {
                tensors.put(trained.get(index) + kind.suffix(), export(kind, index));
            }
        }
        return tensors;
    }

    private Tensor export(TrainedTensor kind, int index) {
        try (PtNDManager scratch = (PtNDManager) script.manager().newSubManager();
                IValue which = IValue.from((long) kind.code());
                IValue at = IValue.from((long) index);
                IValue result = script.run("export", which, at)) {
            return HostTensors.toHost(result.toTensor(scratch), ElementType.FLOAT);
        }
    }

    @Override
    public void restore(Map<String, Tensor> snapshot, long newUpdates) {
        TrainedTensor[] kinds = {TrainedTensor.WEIGHT, TrainedTensor.MEAN, TrainedTensor.VARIANCE};
        for (String name : trained) {
            for (TrainedTensor kind : kinds) {
                check(snapshot, name, kind);
            }
        }
        lifetime.useAlone(() -> {
            for (int index = 0; index < trained.size(); index++) {
                for (TrainedTensor kind : kinds) {
                    replace(kind, index, Objects.requireNonNull(snapshot.get(trained.get(index) + kind.suffix())));
                }
            }
            script.run("clear").close();
            updates = newUpdates;
            return true;
        });
    }

    private void check(Map<String, Tensor> snapshot, String name, TrainedTensor kind) {
        Tensor tensor = snapshot.get(name + kind.suffix());
        long[] wanted =
                Objects.requireNonNull(module.weights().get(name)).shape().evaluate(Map.of());
        if (tensor == null || tensor.type() != ElementType.FLOAT || !Arrays.equals(tensor.shape(), wanted)) {
            throw new InvalidInputException("Snapshot tensor '" + name + kind.suffix() + "' is "
                    + (tensor == null ? "missing" : tensor.toString()) + ", expected FLOAT" + Arrays.toString(wanted));
        }
    }

    private void replace(TrainedTensor kind, int index, Tensor tensor) {
        try (PtNDManager scratch = (PtNDManager) script.manager().newSubManager();
                IValue which = IValue.from((long) kind.code());
                IValue at = IValue.from((long) index);
                IValue value = NativeScript.value(HostTensors.toNative(scratch, tensor))) {
            script.run("replace", which, at, value).close();
        }
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open(
                "The session of module '" + module.name() + "'",
                opened -> PyTorchSession.open(opened, module, script, translated::method, lengths));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
