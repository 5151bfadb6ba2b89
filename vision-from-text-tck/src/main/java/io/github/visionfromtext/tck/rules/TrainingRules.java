package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.TrainedLinear.BOTH;
import static io.github.visionfromtext.tck.rules.TrainedLinear.RULE;
import static io.github.visionfromtext.tck.rules.TrainedLinear.input;
import static io.github.visionfromtext.tck.rules.TrainedLinear.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.reference.FiniteDifferences;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tck.golden.FixtureFolder;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients, updates, resumption: a backend without gradients skips these. */
public abstract class TrainingRules extends BackendRules {
    private static final double CLOSE = Tolerance.of(WeightFormat.FLOAT32).element();

    /** Called by the suite. */
    protected TrainingRules() {}

    private LoadedModule load(WeightFormat format) {
        subject().needGradients();
        subject().need(format);
        return TrainedLinear.load(subject().backend(), format);
    }

    private LoadedModule load() {
        return load(WeightFormat.FLOAT32);
    }

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    /** All elements of a weight's gradient, by central differences on the reference backend. */
    private static double[] expectedGradient(String weight, long seed) {
        FiniteDifferences differences = new FiniteDifferences(
                TrainedLinear.MODULE, Graphs.source(TrainedLinear.WEIGHTS), "f", input(seed), "loss");
        return differences.gradient(
                weight,
                IntStream.range(0, of(TrainedLinear.WEIGHTS, weight).elementCount())
                        .toArray());
    }

    @ParameterizedTest
    @EnumSource
    @Rule("T1")
    void gradientsAddUpWithTheirScale(WeightFormat format) {
        try (LoadedModule loaded = load(format);
                TrainingSession training = loaded.openTraining(BOTH)) {
            Map<String, Tensor> outputs = training.accumulate("f", input(3), "loss", 0.5);
            training.accumulate("f", input(4), "loss", 2);
            assertEquals(List.of("z", "loss", "apart"), List.copyOf(outputs.keySet()));
            Map<String, Tensor> actual = training.gradients();
            assertEquals(BOTH.trainable(), actual.keySet());
            for (String weight : BOTH.trainable()) {
                double[] one = expectedGradient(weight, 3);
                double[] two = expectedGradient(weight, 4);
                double[] sum = IntStream.range(0, one.length)
                        .mapToDouble(i -> 0.5 * one[i] + 2 * two[i])
                        .toArray();
                double distance = Closeness.distance(of(actual, weight).doubles(), sum);
                assertTrue(
                        distance < Tolerance.of(format).gradient(),
                        () -> "the gradient of '" + weight + "' is off by " + distance);
            }
        }
    }

    /** The loss is a product with given numbers, which are then its gradient. */
    @Test
    @Rule("T2")
    void updatesAreThoseOfTorch() {
        subject().needGradients();
        AdamW rule = new AdamW(0.01, 0.9, 0.95, 1e-8, 0.1, 1);
        GraphModule.Builder b = GraphModule.builder("adamw");
        FunctionBuilder f = b.function("f");
        f.output(
                "loss",
                f.value(b.weight("matrix", 3, 2))
                        .times(f.input("matrix.gradient", 3, 2))
                        .sumOfAll()
                        .plus(f.value(b.weight("vector", 4))
                                .times(f.input("vector.gradient", 4))
                                .sumOfAll()));
        Set<String> both = Set.of("matrix", "vector");
        try (FixtureFolder folder = FixtureFolder.copy("gradients", "adamw.safetensors")) {
            Map<String, Tensor> golden = folder.tensors("adamw.safetensors");
            Map<String, Tensor> start = Map.of("matrix", of(golden, "matrix.0"), "vector", of(golden, "vector.0"));
            try (LoadedModule loaded = subject().backend().load(b.build(), Graphs.source(start), WeightFormat.FLOAT32);
                    TrainingSession training = loaded.openTraining(new TrainingOptions(both, both))) {
                for (int t = 1; t <= 5; t++) {
                    Map<String, Tensor> inputs = new HashMap<>();
                    for (String name : both) {
                        inputs.put(name + ".gradient", of(golden, name + "." + t + ".gradient"));
                    }
                    training.accumulate("f", inputs, "loss", 1);
                    assertEquals(of(golden, "norm." + t).doubles()[0], training.update(rule), 1e-4);
                    for (String name : both) {
                        Closeness.assertElements(
                                name + " after update " + t,
                                of(training.parameters(), name),
                                of(golden, name + "." + t),
                                1e-6);
                    }
                }
                assertEquals(5, training.updates());
                assertZero(training.gradients());
            }
        }
    }

    private static void assertZero(Map<String, Tensor> gradients) {
        gradients.forEach((name, gradient) -> assertTrue(
                Arrays.stream(gradient.doubles()).allMatch(x -> x == 0),
                () -> "the gradient of '" + name + "' is not 0"));
    }

    @Test
    @Rule("T3")
    void aStepThatOverflowsIsLostNotTheModel() {
        try (LoadedModule loaded = load();
                TrainingSession training = loaded.openTraining(BOTH)) {
            step(training, 3);
            Map<String, Tensor> before = training.snapshot();
            for (double scale : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                training.accumulate("f", input(3), "loss", scale);
                assertFalse(Double.isFinite(training.update(RULE)));
                assertEquals(1, training.updates());
                assertZero(training.gradients());
                training.snapshot()
                        .forEach((name, tensor) -> Closeness.assertIdentical(name, tensor, of(before, name)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("T4")
    void aSnapshotGoesOnAsIfNothingHadHappened(WeightFormat format) {
        try (LoadedModule loaded = load(format);
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
            two.snapshot().forEach((name, tensor) -> Closeness.assertIdentical(name, tensor, of(expected, name)));
        }
    }

    @Test
    @Rule("T5")
    void theModuleKeepsItsWeightsAndASessionOfTheTrainingReadsTheNewOnes() {
        try (LoadedModule loaded = load();
                Session frozen = loaded.openSession(Map.of());
                TrainingSession training = loaded.openTraining(BOTH);
                Session live = training.openSession(Map.of())) {
            Tensor before = frozen.run("f", input(5), "z");
            Closeness.assertElements("before the update", live.run("f", input(5), "z"), before, CLOSE);
            step(training, 5);
            Closeness.assertIdentical("the module's own result", frozen.run("f", input(5), "z"), before);
            Tensor after = live.run("f", input(5), "z");
            assertTrue(Closeness.distance(after.doubles(), before.doubles()) > 0.01, "the update changed nothing");
            Tensor trained = of(training.accumulate("f", input(5), "loss", 1), "z");
            Closeness.assertElements("of the training itself", trained, after, CLOSE);
        }
    }

    @Test
    @Rule("T6")
    void aLossThatDependsOnNothingTrainedHasNoGradient() {
        try (LoadedModule loaded = load();
                TrainingSession training = loaded.openTraining(BOTH)) {
            training.accumulate("f", input(1), "apart", 1);
            assertEquals(BOTH.trainable(), new TreeSet<>(training.gradients().keySet()));
            assertZero(training.gradients());
        }
    }

    @Test
    @Rule("T7")
    void whatDoesNotFitIsRefusedByName() {
        try (LoadedModule loaded = load()) {
            refused(() -> loaded.openTraining(new TrainingOptions(Set.of("absent"), Set.of())), "'absent'");
            try (TrainingSession training = loaded.openTraining(BOTH)) {
                refused(() -> training.accumulate("f", input(1), "z", 1), "'z'");
                refused(() -> training.accumulate("f", input(1), "lost", 1), "lost");
                refused(() -> training.accumulate("g", input(1), "loss", 1), "'g'");
                refused(() -> training.accumulate("f", Map.of(), "loss", 1), "x");
                Map<String, Tensor> snapshot = new HashMap<>(training.snapshot());
                snapshot.put("w.adamw.mean", Graphs.random(1, 4, 3));
                refused(() -> training.restore(snapshot, 1), "w.adamw.mean");
                snapshot.remove("w.adamw.mean");
                refused(() -> training.restore(snapshot, 1), "w.adamw.mean");
                step(training, 1);
            }
        }
    }

    private static void refused(Executable call, String thing) {
        Messages.assertRefused(InvalidInputException.class, call, thing);
    }

    @Test
    @Rule("T9")
    void onlyTheWeightsNamedDecay() {
        try (LoadedModule loaded = load();
                TrainingSession training = loaded.openTraining(BOTH)) {
            training.accumulate("f", input(1), "apart", 1);
            assertEquals(0, training.update(RULE));
            Tensor w = of(TrainedLinear.WEIGHTS, "w");
            double[] decayed = Arrays.stream(w.doubles())
                    .map(x -> x * (1 - RULE.learningRate() * RULE.weightDecay()))
                    .toArray();
            Map<String, Tensor> parameters = training.parameters();
            Closeness.assertElements(
                    "the decayed weight", of(parameters, "w"), Tensor.doubles(decayed, w.shape()), 1e-6);
            Closeness.assertElements("the other weight", of(parameters, "c"), of(TrainedLinear.WEIGHTS, "c"), 0);
        }
    }

    @Test
    @Rule("T8")
    void trainingLowersTheLoss() {
        try (LoadedModule loaded = load();
                TrainingSession training = loaded.openTraining(BOTH)) {
            double first = loss(training);
            for (int i = 0; i < 50; i++) {
                step(training, 7);
            }
            double last = loss(training);
            assertTrue(last < first / 4, () -> "the loss went from " + first + " to " + last);
        }
    }

    private static double loss(TrainingSession training) {
        try (Session session = training.openSession(Map.of())) {
            return session.run("f", input(7), "loss").doubles()[0];
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
                        of(read, "highest").doubles()[0], -of(read, "lowest").doubles()[0], "the range of one weight");
            } while (!updates.isDone());
            updates.get();
        } finally {
            other.shutdownNow();
        }
    }
}
