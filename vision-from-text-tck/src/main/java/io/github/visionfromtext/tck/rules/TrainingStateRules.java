package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.TrainedLinear.BOTH;
import static io.github.visionfromtext.tck.rules.TrainedLinear.RULE;
import static io.github.visionfromtext.tck.rules.TrainedLinear.input;
import static io.github.visionfromtext.tck.rules.TrainedLinear.named;
import static io.github.visionfromtext.tck.rules.TrainedLinear.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a training keeps, hands out and takes up again; and that nothing else shares it. */
public abstract class TrainingStateRules extends BackendRules {
    private static final double CLOSE = Tolerance.of(WeightFormat.FLOAT32).element();

    /** Called by the suite. */
    protected TrainingStateRules() {}

    @ParameterizedTest
    @EnumSource
    @Rule("T4")
    void aSnapshotGoesOnAsIfNothingHadHappened(WeightFormat format) {
        try (LoadedModule loaded = TrainedLinear.load(subject(), format);
                TrainingSession one = loaded.openTraining(BOTH);
                TrainingSession two = loaded.openTraining(BOTH)) {
            for (int i = 0; i < 3; i++) {
                step(one, i);
            }
            two.accumulate("f", input(9), "loss", 1);
            two.restore(one.snapshot(), one.updates());
            assertEquals(
                    Set.of("w", "w.adamw.mean", "w.adamw.variance", "c", "c.adamw.mean", "c.adamw.variance"),
                    one.snapshot().keySet());
            for (int i = 3; i < 6; i++) {
                step(one, i);
                step(two, i);
            }
            Map<String, Tensor> expected = one.snapshot();
            two.snapshot().forEach((name, tensor) -> Closeness.assertIdentical(name, tensor, named(expected, name)));
        }
    }

    @Test
    @Rule("T5")
    void theModuleKeepsItsWeightsAndASessionOfTheTrainingReadsTheNewOnes() {
        try (LoadedModule loaded = TrainedLinear.load(subject());
                Session frozen = loaded.openSession(Map.of());
                TrainingSession training = loaded.openTraining(BOTH);
                Session live = training.openSession(Map.of())) {
            Tensor before = frozen.run("f", input(5), "z");
            Closeness.assertElements("before the update", live.run("f", input(5), "z"), before, CLOSE);
            step(training, 5);
            Closeness.assertIdentical("the module's own result", frozen.run("f", input(5), "z"), before);
            Tensor after = live.run("f", input(5), "z");
            assertTrue(Closeness.distance(after.doubles(), before.doubles()) > 0.01, "the update changed nothing");
            Tensor trained = named(training.accumulate("f", input(5), "loss", 1), "z");
            Closeness.assertElements("of the training itself", trained, after, CLOSE);
        }
    }

    @Test
    @Rule("T11")
    void trainingsOfOneModuleShareNothing() {
        try (LoadedModule loaded = TrainedLinear.load(subject());
                TrainingSession one = loaded.openTraining(BOTH);
                TrainingSession two = loaded.openTraining(BOTH)) {
            Map<String, Tensor> before = two.snapshot();
            step(one, 3);
            one.accumulate("f", input(4), "loss", 1);
            Closeness.assertZero(two.gradients());
            assertEquals(0, two.updates());
            two.snapshot().forEach((name, tensor) -> Closeness.assertIdentical(name, tensor, named(before, name)));
        }
    }

    /** All elements of the weight are equal, and its gradient's too, so that a session sees one number or half an update. */
    @Test
    @Rule("T10")
    void aSessionOfAnotherThreadNeverReadsHalfAnUpdate() throws Exception {
        subject().needGradients();
        int length = 1 << 18;
        GraphModule.Builder b = GraphModule.builder("uniform");
        FunctionBuilder f = b.function("f");
        Value w = f.value(b.weight("w", length));
        f.output("loss", w.sumOfAll())
                .output("highest", w.max(0))
                .output("lowest", w.negate().max(0));
        Map<String, Tensor> weights = Map.of("w", Tensor.floats(new float[length], length));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (LoadedModule module = subject().backend().load(b.build(), Graphs.source(weights), WeightFormat.FLOAT32);
                TrainingSession training = module.openTraining(new TrainingOptions(Set.of("w"), Set.of()));
                Session session = training.openSession(Map.of())) {
            Future<?> updates = other.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    training.accumulate("f", Map.of(), "loss", 1);
                    training.update(RULE);
                }
            });
            do {
                Map<String, Tensor> read = session.run("f", Map.of());
                assertEquals(
                        named(read, "highest").doubles()[0],
                        -named(read, "lowest").doubles()[0],
                        "the range of one weight");
            } while (!updates.isDone());
            updates.get();
        } finally {
            other.shutdownNow();
        }
    }
}
