package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;

/**
 * PyTorch on the CPU or a CUDA device, under the name {@code djl-pytorch}. Natives come from jars on the class path; nothing
 * is ever downloaded.
 */
public final class PyTorchProvider implements BackendProvider {
    /** The name a user types. */
    public static final String NAME = "djl-pytorch";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Availability availability() {
        ClassLoader loader = PyTorchProvider.class.getClassLoader();
        return NativeLibraries.find(loader == null ? ClassLoader.getSystemClassLoader() : loader);
    }

    @Override
    public Backend create(BackendOptions options) {
        return PyTorchBackend.open(options);
    }
}
