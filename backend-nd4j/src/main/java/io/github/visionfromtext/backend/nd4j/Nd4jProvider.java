package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;

/**
 * ND4J on the CPU, under the name {@code nd4j}. Natives come from jars on the class path; ND4J unpacks them once, about 400
 * MB, into {@code ~/.javacpp/cache} or the folder that {@code -Dorg.bytedeco.javacpp.cachedir} names.
 *
 * <p>{@code -Dvft.nd4j.memory=4g} limits the native memory that weights, caches and working memory may take together; without
 * it, that of the machine does.
 */
public final class Nd4jProvider implements BackendProvider {
    /** The name a user types. */
    public static final String NAME = "nd4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public Availability availability() {
        ClassLoader loader = Nd4jProvider.class.getClassLoader();
        return NativeLibraries.find(loader == null ? ClassLoader.getSystemClassLoader() : loader);
    }

    /**
     * Opens the backend.
     *
     * @throws UnsupportedCapabilityException if the device is not the CPU: the last ND4J for CUDA knows CUDA 11.6 and no GPU
     *     that came after it
     */
    @Override
    public Backend create(BackendOptions options) {
        if (options.device().startsWith("cuda")) {
            throw new UnsupportedCapabilityException("Backend '" + NAME + "' runs on the device cpu only, not on '"
                    + options.device() + "'; choose cpu or auto, or a backend with a GPU such as djl-pytorch");
        }
        return Nd4jBackend.open(options);
    }
}
