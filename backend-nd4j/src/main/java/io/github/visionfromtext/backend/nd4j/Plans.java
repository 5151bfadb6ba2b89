package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.nd4j.memory.BlockPool;
import io.github.visionfromtext.backend.nd4j.plan.Plan;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The plans of one session and the working memory they share. Used by one thread at a time. */
final class Plans implements AutoCloseable {
    /** Plans kept; one more, and that used longest ago is made anew when it is needed. */
    private static final int MOST = 32;

    private final Nd4jBackend backend;
    private final BlockPool pool;
    private final Map<Key, Plan> plans = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Plan> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What makes plans differ.
     *
     * @param function called
     * @param loss differentiated; empty for none
     * @param bindings axis lengths
     */
    record Key(String function, String loss, Map<String, Long> bindings) {}

    Plans(Nd4jBackend backend) {
        this.backend = backend;
        this.pool = new BlockPool(backend.budget());
    }

    /** Runs a plan, which {@code maker} makes if there is none of this key. */
    Map<String, Tensor> run(Key key, Function<BlockPool, Plan> maker, Map<String, Tensor> arguments, double scale) {
        Nd4jEngine.useThreads(backend.info().threads());
        Plan plan = plans.get(key);
        if (plan == null) {
            plan = maker.apply(pool);
            plans.put(key, plan);
        }
        return plan.run(arguments, scale);
    }

    @Override
    public void close() {
        plans.clear();
        pool.close();
    }
}
