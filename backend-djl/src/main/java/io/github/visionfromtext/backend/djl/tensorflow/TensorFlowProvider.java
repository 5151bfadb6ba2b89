package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;

/**
 * TensorFlow on the CPU, under the name {@code djl-tensorflow}. Its jars are optional dependencies of this module. Natives
 * come from a jar on the class path and are unpacked into DJL's cache the first time; nothing is ever downloaded.
 */
public final class TensorFlowProvider implements BackendProvider {
    /** The name a user types. */
    public static final String NAME = "djl-tensorflow";

    @Override
    public String name() {
        return NAME;
    }

    /** Less than PyTorch's, which offers narrower formats and CUDA. */
    @Override
    public int rank() {
        return 50;
    }

    @Override
    public Availability availability() {
        ClassLoader loader = TensorFlowProvider.class.getClassLoader();
        return NativeJar.find(loader == null ? ClassLoader.getSystemClassLoader() : loader, NativeJar.platform())
                .availability();
    }

    @Override
    public Backend create(BackendOptions options) {
        return TensorFlowBackend.open(options);
    }
}
