package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.TrainedLinear.BOTH;
import static io.github.visionfromtext.tck.rules.TrainedLinear.RULE;
import static io.github.visionfromtext.tck.rules.TrainedLinear.input;
import static io.github.visionfromtext.tck.rules.TrainedLinear.named;
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
import io.github.visionfromtext.tck.golden.FixtureFolder;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients and updates: a backend without gradients skips these. */
public abstract class TrainingRules extends BackendRules {
    /** Called by the suite. */
    protected TrainingRules() {}

    /** All elements of a weight's gradient, by central differences on the reference backend. */
    private static double[] expectedGradient(String weight, long seed) {
        FiniteDifferences differences = new FiniteDifferences(
                TrainedLinear.MODULE, Graphs.source(TrainedLinear.WEIGHTS), "f", input(seed), "loss");
        return differences.gradient(
                weight,
                IntStream.range(0, named(TrainedLinear.WEIGHTS, weight).elementCount())
                        .toArray());
    }

    @ParameterizedTest
    @EnumSource
    @Rule("T1")
    void gradientsAddUpWithTheirScale(WeightFormat format) {
        try (LoadedModule loaded = TrainedLinear.load(subject(), format);
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
                double distance = Closeness.distance(named(actual, weight).doubles(), sum);
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
            Map<String, Tensor> start =
                    Map.of("matrix", named(golden, "matrix.0"), "vector", named(golden, "vector.0"));
            try (LoadedModule loaded = subject().backend().load(b.build(), Graphs.source(start), WeightFormat.FLOAT32);
                    TrainingSession training = loaded.openTraining(new TrainingOptions(both, both))) {
                for (int t = 1; t <= 5; t++) {
                    Map<String, Tensor> inputs = new HashMap<>();
                    for (String name : both) {
                        inputs.put(name + ".gradient", named(golden, name + "." + t + ".gradient"));
                    }
                    training.accumulate("f", inputs, "loss", 1);
                    assertEquals(named(golden, "norm." + t).doubles()[0], training.update(rule), 1e-4);
                    for (String name : both) {
                        Closeness.assertElements(
                                name + " after update " + t,
                                named(training.parameters(), name),
                                named(golden, name + "." + t),
                                1e-6);
                    }
                }
                assertEquals(5, training.updates());
                Closeness.assertZero(training.gradients());
            }
        }
    }

    @Test
    @Rule("T3")
    void aStepThatOverflowsIsLostNotTheModel() {
        try (LoadedModule loaded = TrainedLinear.load(subject());
                TrainingSession training = loaded.openTraining(BOTH)) {
            step(training, 3);
            Map<String, Tensor> before = training.snapshot();
            for (double scale : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                training.accumulate("f", input(3), "loss", scale);
                assertFalse(Double.isFinite(training.update(RULE)));
                assertEquals(1, training.updates());
                Closeness.assertZero(training.gradients());
                training.snapshot()
                        .forEach((name, tensor) -> Closeness.assertIdentical(name, tensor, named(before, name)));
            }
        }
    }

    @Test
    @Rule("T6")
    void aLossThatDependsOnNothingTrainedHasNoGradient() {
        try (LoadedModule loaded = TrainedLinear.load(subject());
                TrainingSession training = loaded.openTraining(BOTH)) {
            training.accumulate("f", input(1), "apart", 1);
            assertEquals(BOTH.trainable(), new TreeSet<>(training.gradients().keySet()));
            Closeness.assertZero(training.gradients());
        }
    }

    @Test
    @Rule("T7")
    void whatDoesNotFitIsRefusedByName() {
        try (LoadedModule loaded = TrainedLinear.load(subject())) {
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
        try (LoadedModule loaded = TrainedLinear.load(subject());
                TrainingSession training = loaded.openTraining(BOTH)) {
            training.accumulate("f", input(1), "apart", 1);
            assertEquals(0, training.update(RULE));
            Tensor w = named(TrainedLinear.WEIGHTS, "w");
            double[] decayed = Arrays.stream(w.doubles())
                    .map(x -> x * (1 - RULE.learningRate() * RULE.weightDecay()))
                    .toArray();
            Map<String, Tensor> parameters = training.parameters();
            Closeness.assertElements(
                    "the decayed weight", named(parameters, "w"), Tensor.doubles(decayed, w.shape()), 1e-6);
            Closeness.assertElements("the other weight", named(parameters, "c"), named(TrainedLinear.WEIGHTS, "c"), 0);
        }
    }

    @Test
    @Rule("T8")
    void trainingLowersTheLoss() {
        try (LoadedModule loaded = TrainedLinear.load(subject());
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
}
