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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.TensorFlow;

/** The one TensorFlow of this process: where its natives come from, and how many threads it has. */
final class TensorFlowEngine {
    /** By which DJL finds natives, and a user may name others than those of the class path. */
    static final String LIBRARY_PATH = "TENSORFLOW_LIBRARY_PATH";

    private static final Logger LOG = LoggerFactory.getLogger(TensorFlowEngine.class);

    private static @Nullable String version;
    private static int threads;

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
        silence();
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

    /** TensorFlow writes to standard error what it also says in its errors, unless the environment says how much. */
    private static void silence() {
        if (!Platform.isWindows()) {
            Function.getFunction(Platform.C_LIBRARY_NAME, "setenv")
                    .invokeInt(new Object[] {"TF_CPP_MIN_LOG_LEVEL", "3", 0});
        }
    }

    /**
     * Threads inside one operation. TensorFlow has one pool for the whole process, made by whoever comes first.
     *
     * @param wanted 0 for one for each core
     */
    static synchronized int threads(int wanted) {
        if (threads == 0) {
            threads = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        } else if (wanted > 0 && wanted != threads) {
            LOG.warn(
                    "TensorFlow keeps the {} threads this process began with; {} were asked for. Start another process"
                            + " for another number",
                    threads,
                    wanted);
        }
        return threads;
    }
}
