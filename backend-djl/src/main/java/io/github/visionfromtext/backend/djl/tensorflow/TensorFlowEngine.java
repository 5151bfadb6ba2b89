package io.github.visionfromtext.backend.djl.tensorflow;

import ai.djl.tensorflow.engine.javacpp.LibUtils;
import ai.djl.util.Utils;
import com.sun.jna.Function;
import com.sun.jna.Platform;
import io.github.visionfromtext.BackendException;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;

/** The one TensorFlow of this process, and where its natives come from. */
final class TensorFlowEngine {
    /** By which DJL finds natives, and a user may name others than those of the class path. */
    static final String LIBRARY_PATH = "TENSORFLOW_LIBRARY_PATH";

    private static @Nullable String version;

    private TensorFlowEngine() {}

    /**
     * Loads the natives the first time.
     *
     * @return the version of TensorFlow
     */
    static synchronized String start() {
        if (version == null) {
            try {
                version = load();
            } catch (LinkageError | IllegalStateException e) {
                throw new BackendException(
                        "TensorFlow did not start: " + e.getMessage() + ". Check that its natives fit this machine and"
                                + " its processor",
                        e);
            }
        }
        return version;
    }

    private static String load() {
        prepareEnvironment();
        Map<String, String> settings = new TreeMap<>();
        ClassLoader loader = TensorFlowEngine.class.getClassLoader();
        URL libraries = NativeJar.find(
                        loader == null ? ClassLoader.getSystemClassLoader() : loader, NativeJar.platform())
                .libraries();
        if (libraries != null) {
            NativeCache cache = new NativeCache(Utils.getEngineCacheDir("tensorflow"));
            settings.put(LIBRARY_PATH, cache.unpack(libraries).toString());
            // Else the bindings would unpack the same jar once more, to a folder of their own.
            settings.put("org.bytedeco.javacpp.pathsFirst", "true");
        }
        Map<String, @Nullable String> before = new TreeMap<>();
        settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            LibUtils.loadLibrary();
            return TensorFlow.version();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }

    /** What can be said in no other way, and what the environment says already stays. On Windows it can in none. */
    private static void prepareEnvironment() {
        if (!Platform.isWindows()) {
            // TensorFlow writes to standard error what it also says in its errors.
            setIfAbsent("TF_CPP_MIN_LOG_LEVEL", "3");
            // Each session its own threads; else all share those that the first of the process asked for.
            setIfAbsent("TF_OVERRIDE_GLOBAL_THREADPOOL", "1");
        }
    }

    private static void setIfAbsent(String name, String value) {
        Function.getFunction(Platform.C_LIBRARY_NAME, "setenv").invokeInt(new Object[] {name, value, 0});
    }
}
