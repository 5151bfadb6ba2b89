package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.backend.djl.torchscript.ScriptErrors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one PyTorch of this process: its start, the settings each calling thread needs, and its errors in our words. */
final class PyTorchEngine {
    private static final String OFFLINE = "ai.djl.offline";

    private static int defaultThreads;

    private PyTorchEngine() {}

    /** Threads inside one operation as the engine had set them when it started. */
    static synchronized int defaultThreads() {
        return defaultThreads;
    }

    /** Loads the natives the first time. */
    static synchronized Engine start() {
        @Nullable String before = System.getProperty(OFFLINE);
        System.setProperty(OFFLINE, "true");
        try {
            Engine engine = Engine.getEngine("PyTorch");
            if (defaultThreads == 0) {
                defaultThreads = JniUtils.getNumThreads();
            }
            return engine;
        } catch (EngineException | LinkageError | IllegalStateException e) {
            throw new BackendException(
                    "PyTorch did not start: " + e.getMessage() + reason(e)
                            + ". Check that the natives fit this machine and that the cache directory"
                            + " (DJL_CACHE_DIR, else .djl.ai in the home directory) can be written and has 450 MB free;"
                            + " if a damaged jar was unpacked into it, delete its folder 'pytorch'",
                    e);
        } finally {
            if (before == null) {
                System.clearProperty(OFFLINE);
            } else {
                System.setProperty(OFFLINE, before);
            }
        }
    }

    /** What went wrong below, such as a full disk, which the engine's own message leaves out. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? "" : " (" + root.getMessage() + ")";
    }

    /**
     * Makes a call into libtorch. Settings that libtorch keeps for each thread are set before and put back to their defaults
     * after it: gradients off or on, and the graph optimizer off, since it takes two equal new tensors for one.
     */
    static <T> T call(int threads, boolean gradients, Supplier<T> body) {
        if (threads > 0 && JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
        boolean before = JniUtils.isGradMode();
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(gradients);
        try {
            return body.get();
        } catch (EngineException | IllegalStateException | IllegalArgumentException e) {
            throw translate(e);
        } finally {
            JniUtils.setGradMode(before);
            JniUtils.setGraphExecutorOptimize(true);
        }
    }

    private static VisionFromTextException translate(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        String mistake = ScriptErrors.mistake(message);
        if (mistake != null) {
            return new InvalidInputException(mistake, e);
        }
        String reason = ScriptErrors.reason(message);
        if (ScriptErrors.isOutOfMemory(message)) {
            return new BackendException(
                    "PyTorch ran out of memory: " + reason
                            + ". Use a smaller batch or capacity, or a smaller weight format",
                    e);
        }
        return new BackendException("PyTorch failed: " + reason, e);
    }
}
