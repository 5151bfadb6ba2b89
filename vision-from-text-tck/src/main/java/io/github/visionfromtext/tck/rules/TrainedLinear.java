package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.random;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A trained linear layer before a frozen one: {@code z = (x w^T + c) frozen^T}, {@code loss = mean(z^2)}. */
final class TrainedLinear {
    private static final int IN = 4;
    private static final int OUT = 3;

    /** Functions {@code f}, with outputs {@code z}, {@code loss} and {@code apart}, which depends on no weight. */
    static final GraphModule MODULE = module();

    static final Map<String, Tensor> WEIGHTS =
            Map.of("w", random(1, OUT, IN), "c", random(2, OUT), "frozen", random(3, OUT, OUT));
    static final TrainingOptions BOTH = new TrainingOptions(Set.of("w", "c"), Set.of("w"));
    static final AdamW RULE = new AdamW(0.1, 0.9, 0.99, 1e-8, 0.05, Double.POSITIVE_INFINITY);

    private TrainedLinear() {}

    private static GraphModule module() {
        GraphModule.Builder b = GraphModule.builder("trained");
        FunctionBuilder f = b.function("f");
        Value x = f.input("x", Dim.symbol("rows"), IN);
        Value z = x.linear(b.weight("w", OUT, IN), b.weight("c", OUT)).linear(b.weight("frozen", OUT, OUT), null);
        f.output("z", z).output("loss", z.times(z).meanOfAll()).output("apart", x.sumOfAll());
        return b.build();
    }

    /** Skips the test if the backend computes no gradients, or lacks the format. */
    static LoadedModule load(Subject subject, WeightFormat format) {
        subject.needGradients();
        subject.need(format);
        return subject.backend().load(MODULE, Graphs.source(WEIGHTS), format);
    }

    static LoadedModule load(Subject subject) {
        return load(subject, WeightFormat.FLOAT32);
    }

    static Tensor named(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    static Map<String, Tensor> input(long seed) {
        return Map.of("x", random(seed, 5, IN));
    }

    static void step(TrainingSession training, long seed) {
        training.accumulate("f", input(seed), "loss", 1);
        training.update(RULE);
    }
}
