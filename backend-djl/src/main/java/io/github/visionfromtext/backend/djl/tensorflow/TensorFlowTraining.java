package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Lifetime;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.djl.graphdef.ModuleGraph;
import io.github.visionfromtext.backend.djl.tensorflow.TrainedWeight.Kind;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Trained weights, and a graph of its own to which the gradients asked for are added. Frozen weights are those of the module.
 */
final class TensorFlowTraining implements TrainingSession {
    private static final List<Kind> SNAPSHOT = List.of(Kind.WEIGHT, Kind.MEAN, Kind.VARIANCE);

    private final Lifetime lifetime;
    private final TensorFlowModule owner;
    private final NativeGraph graph;
    private final Map<Weight, TrainedWeight> trained;
    private final Map<Weight, NativeTensor> weights;
    private final Map<List<String>, GradientCall> calls = new HashMap<>();
    private long updates;

    private TensorFlowTraining(
            Lifetime lifetime, TensorFlowModule owner, NativeGraph graph, Map<Weight, TrainedWeight> trained) {
        this.lifetime = lifetime;
        this.owner = owner;
        this.graph = graph;
        this.trained = trained;
        this.weights = new LinkedHashMap<>(owner.weights());
        trained.forEach((weight, tensors) -> weights.put(weight, tensors.fed()));
    }

    static TensorFlowTraining open(Lifetime lifetime, TensorFlowModule owner, TrainingOptions options, int threads) {
        List<Weight> wanted = Trainable.weights(owner.module(), options);
        Map<Weight, TrainedWeight> trained = new LinkedHashMap<>();
        lifetime.onClose(() -> trained.values().forEach(TrainedWeight::close));
        for (Weight weight : wanted) {
            NativeTensor loaded = Objects.requireNonNull(owner.weights().get(weight));
            boolean decays = options.decayed().contains(weight.name());
            trained.put(
                    weight, new TrainedWeight(weight, loaded, owner.translated().layout(), decays));
        }
        NativeGraph graph = new NativeGraph(owner.translated().definition(), threads);
        lifetime.onClose(graph::close);
        return new TensorFlowTraining(lifetime, owner, graph, trained);
    }

    private GraphModule module() {
        return owner.module();
    }

    @Override
    public Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale) {
        GraphFunction called = module().function(function);
        Trainable.requireLoss(called, loss);
        Map<String, Long> bindings = called.bind(inputs, Map.of());
        return lifetime.useAlone(() -> calls.computeIfAbsent(List.of(function, loss), this::prepare)
                .run(inputs, bindings, weights, scale, trained));
    }

    private GradientCall prepare(List<String> functionAndLoss) {
        ModuleGraph translated = owner.translated();
        return GradientCall.prepare(
                graph, translated.function(functionAndLoss.get(0)), functionAndLoss.get(1), trained.keySet());
    }

    @Override
    public Map<String, Tensor> gradients() {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        return lifetime.useAlone(() -> {
            trained.forEach((weight, tensors) -> gradients.put(weight.name(), tensors.toHost(Kind.GRADIENT)));
            return gradients;
        });
    }

    @Override
    public double update(AdamW rule) {
        return lifetime.useAlone(() -> {
            double norm = Math.sqrt(trained.values().stream()
                    .mapToDouble(TrainedWeight::squaredNorm)
                    .sum());
            if (Double.isFinite(norm)) {
                updates++;
                double factor = Math.min(1, rule.clipNorm() / (norm + 1e-6));
                trained.values().forEach(tensors -> tensors.update(rule, factor, updates));
            }
            trained.values().forEach(TrainedWeight::clearGradient);
            return norm;
        });
    }

    @Override
    public long updates() {
        return lifetime.useAlone(() -> updates);
    }

    @Override
    public Map<String, Tensor> parameters() {
        return lifetime.useAlone(() -> export(List.of(Kind.WEIGHT)));
    }

    @Override
    public Map<String, Tensor> snapshot() {
        return lifetime.useAlone(() -> export(SNAPSHOT));
    }

    private Map<String, Tensor> export(List<Kind> kinds) {
        Map<String, Tensor> exported = new LinkedHashMap<>();
        trained.forEach((weight, tensors) ->
                kinds.forEach(kind -> exported.put(weight.name() + kind.suffix(), tensors.toHost(kind))));
        return exported;
    }

    @Override
    public void restore(Map<String, Tensor> snapshot, long newUpdates) {
        trained.keySet().forEach(weight -> SNAPSHOT.forEach(kind -> Trainable.of(snapshot, weight, kind)));
        lifetime.useAlone(() -> {
            trained.forEach((weight, tensors) ->
                    SNAPSHOT.forEach(kind -> tensors.replace(kind, Trainable.of(snapshot, weight, kind))));
            trained.values().forEach(TrainedWeight::clearGradient);
            updates = newUpdates;
            return updates;
        });
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return lifetime.open(
                "The session of module '" + module().name() + "'",
                opened -> TensorFlowSession.open(opened, owner, weights, lengths));
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
