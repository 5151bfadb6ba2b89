package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.djl.torchscript.ModuleScript;
import io.github.visionfromtext.backend.djl.torchscript.Precision;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PyTorch, open. Thread-safe. */
final class PyTorchBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(PyTorchBackend.class);
    private static final Set<WeightFormat> FORMATS =
            EnumSet.of(WeightFormat.FLOAT32, WeightFormat.BFLOAT16, WeightFormat.FLOAT16, WeightFormat.INT8);

    private final Lifetime lifetime = new Lifetime("Backend '" + PyTorchProvider.NAME + "'");
    private final PtNDManager manager;
    private final BackendInfo info;
    private final int threads;
    private final boolean packing;

    private PyTorchBackend(Engine engine, BackendOptions options) {
        Set<String> features = JniUtils.getFeatures();
        boolean cuda = features.contains("CUDA");
        PyTorchDevice device = PyTorchDevice.choose(options.device(), cuda, cuda ? engine.getGpuCount() : 0);
        ThreadCount count = threads(options.threads());
        LOG.info(
                "PyTorch on {} ({}) with {} threads ({})",
                device.name(),
                device.reason(),
                count.count(),
                count.reason());
        this.threads = count.count();
        this.packing = features.contains("MKLDNN");
        this.manager = (PtNDManager) engine.newBaseManager(ai.djl.Device.cpu());
        lifetime.onClose(manager::close);
        this.info = new BackendInfo(
                PyTorchProvider.NAME,
                "PyTorch " + engine.getVersion().replaceFirst("-.*", ""),
                device.name(),
                device.reason(),
                threads,
                FORMATS,
                true);
    }

    private static ThreadCount threads(int wanted) {
        boolean fixed =
                System.getenv("OMP_NUM_THREADS") != null || System.getProperty("ai.djl.pytorch.num_threads") != null;
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return ThreadCount.choose(wanted, PyTorchEngine.defaultThreads(), fixed, load);
    }

    static PyTorchBackend open(BackendOptions options) {
        return new PyTorchBackend(PyTorchEngine.start(), options);
    }

    @Override
    public BackendInfo info() {
        return info;
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format) {
        return lifetime.open("Module '" + module.name() + "'", opened -> {
            Precision precision =
                    Precision.of(format, info.device(), type -> packing && NativePacking.works(type, manager, threads));
            return PyTorchModule.load(opened, this, new ModuleScript(module, precision), precision, weights, format);
        });
    }

    PtNDManager manager() {
        return manager;
    }

    int threads() {
        return threads;
    }

    /** Arrays in native memory that belong to this backend and have not been closed. For tests. */
    int liveArrays() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
