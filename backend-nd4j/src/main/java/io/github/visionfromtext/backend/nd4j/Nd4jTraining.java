package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Memory;
import io.github.visionfromtext.backend.nd4j.plan.Planner;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trained weights in native memory, and the plans of the functions differentiated. */
final class Nd4jTraining implements TrainingSession {
    /** What a snapshot adds to the name of a weight, in the order of {@link TrainedWeight#kept}. */
    private static final List<String> KEPT = List.of("", ".adamw.mean", ".adamw.variance");

    private final Lifetime lifetime;
    private final Nd4jBackend backend;
    private final GraphModule module;
    private final List<TrainedWeight> trained;
    private final Map<Weight, Floats> weights;
    private final Map<Weight, Floats> gradients = new HashMap<>();
    private final Plans plans;
    private long updates;

    private Nd4jTraining(
            Lifetime lifetime,
            Nd4jBackend backend,
            GraphModule module,
            List<TrainedWeight> trained,
            Map<Weight, Floats> weights) {
        this.lifetime = lifetime;
        this.backend = backend;
        this.module = module;
        this.trained = trained;
        this.weights = weights;
        this.plans = new Plans(backend);
        lifetime.onClose(plans::close);
        trained.forEach(one -> gradients.put(one.weight(), one.gradient()));
    }

    static Nd4jTraining open(
            Lifetime lifetime,
            Nd4jBackend backend,
            GraphModule module,
            Map<Weight, Floats> frozen,
            TrainingOptions options) {
        for (String name : options.trainable()) {
            if (!module.weights().containsKey(name)) {
                throw new InvalidInputException("Module '" + module.name() + "' has no weight '" + name + "' to train");
            }
        }
        List<TrainedWeight> trained = new ArrayList<>();
        Map<Weight, Floats> weights = new HashMap<>(frozen);
        for (Weight weight : module.weights().values()) {
            Floats start = frozen.get(weight);
            if (start != null && options.trainable().contains(weight.name())) {
                boolean decays = options.decayed().contains(weight.name());
                TrainedWeight one = new TrainedWeight(weight, decays, start, backend.budget());
                lifetime.onClose(one::close);
                trained.add(one);
                weights.put(weight, one.value());
            }
        }
        return new Nd4jTraining(lifetime, backend, module, trained, weights);
    }

    @Override
    public Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale) {
        GraphFunction called = module.function(function);
        Node differentiated = called.output(loss);
        if (differentiated.type() != ElementType.FLOAT
                || differentiated.shape().rank() != 0
                || called.nodes().stream().anyMatch(node -> node.op() instanceof Op.CachedAttention)) {
            throw new InvalidInputException(
                    "Output '" + loss + "' of function '" + function
                            + "' cannot be differentiated: the loss must be a FLOAT scalar and the function must not use state");
        }
        Map<String, Long> bindings = called.bind(inputs, Map.of());
        Memory memory = new Memory(weights, Map.of(), Map.of());
        return lifetime.useAlone(() -> plans.run(
                new Plans.Key(function, loss, Map.copyOf(bindings)),
                pool -> Planner.planTraining(called, differentiated, gradients, bindings, memory, pool),
                inputs,
                scale));
    }

    @Override
    public Map<String, Tensor> gradients() {
        return lifetime.useAlone(() -> {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            trained.forEach(one -> tensors.put(one.weight().name(), tensor(one, one.gradient())));
            return tensors;
        });
    }

    private static Tensor tensor(TrainedWeight trained, Floats floats) {
        return Tensor.floats(floats.toArray(), shape(trained));
    }

    private static long[] shape(TrainedWeight trained) {
        return trained.weight().shape().evaluate(Map.of());
    }

    @Override
    public double update(AdamW rule) {
        return lifetime.useAlone(() -> {
            double norm = Math.sqrt(
                    trained.stream().mapToDouble(TrainedWeight::squaredNorm).sum());
            if (Double.isFinite(norm)) {
                updates++;
                double factor = Math.min(1, rule.clipNorm() / (norm + 1e-6));
                trained.forEach(one -> one.update(rule, factor, updates));
            }
            trained.forEach(TrainedWeight::clearGradient);
            return norm;
        });
    }

    @Override
    public long updates() {
        return lifetime.useAlone(() -> updates);
    }

    @Override
    public Map<String, Tensor> parameters() {
        return export(1);
    }

    @Override
    public Map<String, Tensor> snapshot() {
        return export(KEPT.size());
    }

    private Map<String, Tensor> export(int kinds) {
        return lifetime.useAlone(() -> {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (TrainedWeight one : trained) {
                for (int kind = 0; kind < kinds; kind++) {
                    tensors.put(
                            one.weight().name() + KEPT.get(kind),
                            tensor(one, one.kept().get(kind)));
                }
            }
            return tensors;
        });
    }

    @Override
    public void restore(Map<String, Tensor> snapshot, long newUpdates) {
        lifetime.useAlone(() -> {
            List<float[]> values = new ArrayList<>();
            for (TrainedWeight one : trained) {
                KEPT.forEach(suffix -> values.add(checked(snapshot, one, suffix)));
            }
            int next = 0;
            for (TrainedWeight one : trained) {
                for (Floats kept : one.kept()) {
                    kept.write(0, values.get(next++), kept.length());
                }
                one.clearGradient();
            }
            updates = newUpdates;
            return true;
        });
    }

    private static float[] checked(Map<String, Tensor> snapshot, TrainedWeight trained, String suffix) {
        String name = trained.weight().name() + suffix;
        Tensor tensor = snapshot.get(name);
        if (tensor == null || tensor.type() != ElementType.FLOAT || !Arrays.equals(tensor.shape(), shape(trained))) {
            throw new InvalidInputException("Snapshot tensor '" + name + "' is "
                    + (tensor == null ? "missing" : tensor.toString()) + ", expected FLOAT"
                    + Arrays.toString(shape(trained)));
        }
        return tensor.floats();
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open(
                "The session of module '" + module.name() + "'",
                opened -> Nd4jSession.open(opened, backend, module, weights, lengths));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
