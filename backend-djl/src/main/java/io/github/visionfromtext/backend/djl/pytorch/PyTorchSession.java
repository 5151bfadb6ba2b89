package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * State tensors, and calls of a script over them. Java holds the state as one opaque list: in BFLOAT16 it must not become
 * arrays of DJL, which has no such type and ends the process.
 */
final class PyTorchSession implements Session {
    private final Lifetime lifetime;
    private final GraphModule module;
    private final NativeScript script;
    private final UnaryOperator<String> methods;
    private final Map<String, Long> lengths;
    private final IValue state;
    private final InputBuffers buffers = new InputBuffers();

    private PyTorchSession(
            Lifetime lifetime,
            GraphModule module,
            NativeScript script,
            UnaryOperator<String> methods,
            Map<String, Long> lengths,
            IValue state) {
        this.lifetime = lifetime;
        this.module = module;
        this.script = script;
        this.methods = methods;
        this.lengths = lengths;
        this.state = state;
    }

    static PyTorchSession open(
            Lifetime lifetime,
            GraphModule module,
            NativeScript script,
            UnaryOperator<String> methods,
            Map<String, Long> lengths) {
        Map<String, Long> bound = module.bindSession(lengths);
        long[] ordered = new TreeMap<>(bound)
                .values().stream().mapToLong(Long::longValue).toArray();
        try (IValue argument = IValue.listFrom(ordered)) {
            IValue state = script.run("state", argument);
            lifetime.onClose(state::close);
            return new PyTorchSession(lifetime, module, script, methods, bound, state);
        }
    }

    @Override
    public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
        GraphFunction called = module.function(function);
        called.bind(inputs, lengths);
        return lifetime.useAlone(() -> call(called, inputs));
    }

    private Map<String, Tensor> call(GraphFunction function, Map<String, Tensor> inputs) {
        try (PtNDManager scratch = (PtNDManager) script.manager().newSubManager()) {
            List<PtNDArray> arrays = buffers.arguments(scratch, function, inputs);
            IValue[] arguments = new IValue[arrays.size() + 1];
            arguments[0] = state;
            Arrays.setAll(arguments, i -> i == 0 ? state : NativeScript.value(arrays.get(i - 1)));
            try (IValue result = script.run(methods.apply(function.name()), arguments)) {
                return HostTensors.results(function, Arrays.asList(result.toTensorArray(scratch)));
            } finally {
                Arrays.stream(arguments).skip(1).forEach(IValue::close);
            }
        }
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
