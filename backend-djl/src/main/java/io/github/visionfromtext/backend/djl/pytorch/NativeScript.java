package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A TorchScript object in libtorch's memory. Its methods can be called by several threads at once; whoever closes it sees to
 * it that no call is under way.
 */
final class NativeScript implements AutoCloseable {
    private final PtNDManager manager;
    private final int threads;
    private final PtSymbolBlock block;

    NativeScript(PtNDManager manager, int threads, byte[] archive) {
        this.manager = manager;
        this.threads = threads;
        this.block = PyTorchEngine.call(threads, false, () -> {
            try {
                return JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
            } catch (IOException e) {
                throw new UncheckedIOException("Reading from memory failed", e);
            }
        });
    }

    /** Calls a method in inference mode. The arguments stay the caller's, the result becomes so. */
    IValue run(String method, IValue... arguments) {
        return PyTorchEngine.call(threads, false, () -> IValueUtils.runMethod(block, method, arguments));
    }

    /**
     * Calls a method outside inference mode: tensors made in it can take part in differentiation. All arguments and results
     * are tensors; results belong to the manager of the first argument.
     *
     * @param gradients whether operations are recorded
     */
    NDList runRecording(String method, boolean gradients, PtNDManager arguments, List<? extends NDArray> tensors) {
        NDList list = new NDList();
        list.addAll(tensors);
        // DJL takes the name of the method from an additional array's name.
        NDArray name = arguments.create(0f);
        name.setName("module_method:" + method);
        list.add(name);
        return PyTorchEngine.call(threads, gradients, () -> IValueUtils.forward(block, list, true));
    }

    PtNDManager manager() {
        return manager;
    }

    static IValue value(PtNDArray array) {
        return IValue.from(array);
    }

    @Override
    public void close() {
        block.close();
    }
}
