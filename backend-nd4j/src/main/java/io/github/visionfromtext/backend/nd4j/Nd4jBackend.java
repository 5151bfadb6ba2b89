package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.nd4j.memory.MemoryBudget;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ND4J, open. Thread-safe. */
final class Nd4jBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(Nd4jBackend.class);

    private final Lifetime lifetime = new Lifetime("Backend '" + Nd4jProvider.NAME + "'");
    private final BackendInfo info;
    private final MemoryBudget budget;

    private Nd4jBackend(int threads, MemoryBudget budget) {
        this.budget = budget;
        this.info = new BackendInfo(
                Nd4jProvider.NAME,
                "ND4J 1.0.0-M2.1",
                "cpu",
                "backend nd4j has no other device",
                threads,
                Set.of(WeightFormat.FLOAT32),
                true);
    }

    static Nd4jBackend open(BackendOptions options) {
        return open(options, MemoryBudget.ofSystem());
    }

    static Nd4jBackend open(BackendOptions options, MemoryBudget budget) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        ThreadCount threads = ThreadCount.choose(
                options.threads(), Nd4jEngine.start(), System.getenv("OMP_NUM_THREADS") != null, load);
        LOG.info(
                "ND4J on the CPU with {} threads ({}) and at most {} MB of native memory",
                threads.count(),
                threads.reason(),
                budget.limit() >> 20);
        return new Nd4jBackend(threads.count(), budget);
    }

    @Override
    public BackendInfo info() {
        return info;
    }

    @Override
    public LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format) {
        if (!info.formats().contains(format)) {
            throw new UnsupportedCapabilityException("Backend '" + Nd4jProvider.NAME
                    + "' keeps weights as FLOAT32, not as " + format
                    + "; choose that, or another backend such as djl-pytorch");
        }
        return lifetime.open(
                "Module '" + module.name() + "'", opened -> Nd4jModule.load(opened, this, module, weights));
    }

    MemoryBudget budget() {
        return budget;
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
