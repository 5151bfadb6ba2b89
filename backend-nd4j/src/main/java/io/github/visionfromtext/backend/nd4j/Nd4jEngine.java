package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.BackendException;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/** The one ND4J of this process: its start, and its number of threads. */
final class Nd4jEngine {
    private static int defaultThreads;
    private static int threads;

    private Nd4jEngine() {}

    /**
     * Loads the natives the first time.
     *
     * @return threads inside one operation as ND4J had set them when it started
     * @throws BackendException if they do not load, or belong to a GPU
     */
    static synchronized int start() {
        if (defaultThreads == 0) {
            try {
                if (!Nd4j.getEnvironment().isCPU()) {
                    throw new BackendException("ND4J started on a GPU, but backend '" + Nd4jProvider.NAME
                            + "' runs on the CPU only; take nd4j-cuda off the class path, or set"
                            + " BACKEND_PRIORITY_CPU=1000 in the environment");
                }
                int found = Nd4j.getEnvironment().maxThreads();
                useThreads(found);
                defaultThreads = found;
            } catch (LinkageError | RuntimeException e) {
                throw e instanceof BackendException ours ? ours : failed(e);
            }
        }
        return defaultThreads;
    }

    private static BackendException failed(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new BackendException(
                "ND4J did not start: " + root
                        + ". Check that the natives fit this machine and that the folder they are unpacked into"
                        + " (-Dorg.bytedeco.javacpp.cachedir, else .javacpp/cache in the home directory) can be written"
                        + " and has 400 MB free",
                cause);
    }

    /** Sets the threads of every operation from now on; the engine has one setting for the whole process. */
    static synchronized void useThreads(int count) {
        if (threads != count) {
            threads = count;
            openblas.blas_set_num_threads(count);
            Nd4j.getEnvironment().setMaxThreads(count);
            Nd4j.getEnvironment().setMaxMasterThreads(count);
        }
    }
}
