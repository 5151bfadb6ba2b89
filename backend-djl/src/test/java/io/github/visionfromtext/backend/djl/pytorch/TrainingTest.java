package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A linear layer, trained and frozen: sums, updates and resumption against the formulas in plain Java. */
class TrainingTest {
    private static final int IN = 4;
    private static final int OUT = 3;
    private static final AdamW RULE = new AdamW(0.1, 0.9, 0.99, 1e-8, 0.05, Double.POSITIVE_INFINITY);
    private static final TrainingOptions BOTH = new TrainingOptions(Set.of("w", "c"), Set.of("w"));
    private static final Map<String, Tensor> WEIGHTS = Map.of("w", random(1, OUT, IN), "c", random(2, OUT));

    /** loss = mean((frozen(x w^T + c))^2), with a frozen identity. */
    private static GraphModule module() {
        GraphModule.Builder b = GraphModule.builder("linear");
        FunctionBuilder f = b.function("f");
        Value y = f.input("x", Dim.symbol("rows"), IN).linear(b.weight("w", OUT, IN), b.weight("c", OUT));
        Value z = y.linear(b.weight("frozen", OUT, OUT), null);
        f.output("y", z).output("loss", z.times(z).meanOfAll());
        return b.build();
    }

    private static LoadedModule load(WeightFormat format) {
        Map<String, Tensor> weights = new HashMap<>(WEIGHTS);
        weights.put("frozen", Tensor.floats(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, OUT, OUT));
        return Graphs.BACKEND.load(module(), WeightSource.of("test", weights), format);
    }

    private static Map<String, Tensor> input(long seed) {
        return Map.of("x", random(seed, 5, IN));
    }

    /** Gradients of w and c by the formula. */
    private static double[][] gradients(float[] w, float[] c, float[] x) {
        int rows = x.length / IN;
        double[][] gradients = {new double[OUT * IN], new double[OUT]};
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < OUT; o++) {
                double y = c[o];
                for (int i = 0; i < IN; i++) {
                    y += w[o * IN + i] * (double) x[row * IN + i];
                }
                double slope = 2 * y / (rows * OUT);
                gradients[1][o] += slope;
                for (int i = 0; i < IN; i++) {
                    gradients[0][o * IN + i] += slope * x[row * IN + i];
                }
            }
        }
        return gradients;
    }

    @Test
    void gradientsAddUpWithTheirScale() {
        try (LoadedModule loaded = load(WeightFormat.FLOAT32);
                TrainingSession training = loaded.openTraining(BOTH)) {
            Map<String, Tensor> outputs = training.accumulate("f", input(3), "loss", 0.5);
            training.accumulate("f", input(4), "loss", 2);
            double[][] one = gradients(
                    WEIGHTS.get("w").floats(),
                    WEIGHTS.get("c").floats(),
                    input(3).get("x").floats());
            double[][] two = gradients(
                    WEIGHTS.get("w").floats(),
                    WEIGHTS.get("c").floats(),
                    input(4).get("x").floats());
            Map<String, Tensor> actual = training.gradients();
            for (int i = 0; i < OUT * IN; i++) {
                assertThat(actual.get("w").floats()[i])
                        .isCloseTo((float) (0.5 * one[0][i] + 2 * two[0][i]), within(1e-5f));
            }
            for (int i = 0; i < OUT; i++) {
                assertThat(actual.get("c").floats()[i])
                        .isCloseTo((float) (0.5 * one[1][i] + 2 * two[1][i]), within(1e-5f));
            }
            assertThat(outputs.keySet()).containsExactly("y", "loss");
            assertThat(actual.keySet()).containsExactlyInAnyOrder("w", "c");
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(doubles = {0.01, Double.POSITIVE_INFINITY})
    void updatesFollowAdamW(double clipNorm) {
        float[] w = WEIGHTS.get("w").floats().clone();
        float[] c = WEIGHTS.get("c").floats().clone();
        double[][] means = {new double[OUT * IN], new double[OUT]};
        double[][] variances = {new double[OUT * IN], new double[OUT]};
        AdamW rule = new AdamW(0.1, 0.9, 0.99, 1e-8, 0.05, clipNorm);
        try (LoadedModule loaded = load(WeightFormat.FLOAT32);
                TrainingSession training = loaded.openTraining(BOTH)) {
            for (int t = 1; t <= 4; t++) {
                double[][] g = gradients(w, c, input(t).get("x").floats());
                double norm = 0;
                for (double[] part : g) {
                    for (double x : part) {
                        norm += x * x;
                    }
                }
                norm = Math.sqrt(norm);
                training.accumulate("f", input(t), "loss", 1);
                assertThat(training.update(rule)).isCloseTo(norm, within(1e-5));
                double factor = Math.min(1, clipNorm / (norm + 1e-6));
                adamW(rule, w, g[0], means[0], variances[0], t, factor, true);
                adamW(rule, c, g[1], means[1], variances[1], t, factor, false);
                assertThat(training.parameters().get("w").floats()).containsExactly(w, within(1e-5f));
                assertThat(training.parameters().get("c").floats()).containsExactly(c, within(1e-5f));
            }
            assertThat(training.updates()).isEqualTo(4);
            assertThat(training.gradients().get("w").floats()).containsOnly(0);
        }
    }

    private static void adamW(
            AdamW rule,
            float[] w,
            double[] g,
            double[] mean,
            double[] variance,
            int t,
            double factor,
            boolean decayed) {
        for (int i = 0; i < w.length; i++) {
            double gradient = g[i] * factor;
            mean[i] = rule.beta1() * mean[i] + (1 - rule.beta1()) * gradient;
            variance[i] = rule.beta2() * variance[i] + (1 - rule.beta2()) * gradient * gradient;
            double weight = decayed ? w[i] - rule.learningRate() * rule.weightDecay() * w[i] : w[i];
            double corrected = mean[i] / (1 - Math.pow(rule.beta1(), t));
            double root = Math.sqrt(variance[i] / (1 - Math.pow(rule.beta2(), t)));
            w[i] = (float) (weight - rule.learningRate() * corrected / (root + rule.epsilon()));
        }
    }

    @Test
    void aStepThatOverflowsIsLostNotTheModel() {
        try (LoadedModule loaded = load(WeightFormat.FLOAT32);
                TrainingSession training = loaded.openTraining(BOTH)) {
            training.accumulate("f", input(3), "loss", 1);
            training.update(RULE);
            Map<String, Tensor> before = training.snapshot();
            training.accumulate("f", input(3), "loss", Double.NaN);
            assertThat(training.update(RULE)).isNaN();
            assertThat(training.updates()).isEqualTo(1);
            assertThat(training.gradients().get("w").floats()).containsOnly(0);
            training.snapshot().forEach((name, tensor) -> assertThat(tensor.floats())
                    .as(name)
                    .isEqualTo(before.get(name).floats()));
        }
    }

    @Test
    void aSnapshotGoesOnAsIfNothingHadHappened() {
        try (LoadedModule loaded = load(WeightFormat.BFLOAT16);
                TrainingSession one = loaded.openTraining(BOTH);
                TrainingSession two = loaded.openTraining(BOTH)) {
            for (int i = 0; i < 3; i++) {
                step(one, i);
            }
            two.accumulate("f", input(9), "loss", 1);
            two.restore(one.snapshot(), one.updates());
            assertThat(one.snapshot().keySet())
                    .containsExactlyInAnyOrder(
                            "w", "w.adamw.mean", "w.adamw.variance", "c", "c.adamw.mean", "c.adamw.variance");
            for (int i = 3; i < 6; i++) {
                step(one, i);
                step(two, i);
            }
            two.snapshot().forEach((name, tensor) -> assertThat(tensor.floats())
                    .as(name)
                    .isEqualTo(one.snapshot().get(name).floats()));
        }
    }

    private static void step(TrainingSession training, int seed) {
        training.accumulate("f", input(seed), "loss", 1);
        training.update(RULE);
    }

    @Test
    void theModuleKeepsItsWeightsAndASessionOfTheTrainingReadsTheNewOnes() {
        try (LoadedModule loaded = load(WeightFormat.FLOAT32);
                Session frozen = loaded.openSession(Map.of());
                TrainingSession training = loaded.openTraining(BOTH);
                Session live = training.openSession(Map.of())) {
            float[] before = frozen.run("f", input(5)).get("y").floats();
            assertThat(live.run("f", input(5)).get("y").floats()).containsExactly(before, within(1e-6f));
            step(training, 5);
            assertThat(frozen.run("f", input(5)).get("y").floats()).isEqualTo(before);
            float[] after = live.run("f", input(5)).get("y").floats();
            assertThat(after).isNotEqualTo(before);
            assertThat(training.accumulate("f", input(5), "loss", 1).get("y").floats())
                    .containsExactly(after, within(1e-6f));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BFLOAT16", "FLOAT16", "INT8"})
    void narrowFormatsGiveTheSameGradientsUpToTheirRounding(WeightFormat format) {
        try (LoadedModule exact = load(WeightFormat.FLOAT32);
                TrainingSession reference = exact.openTraining(BOTH);
                LoadedModule narrow = load(format);
                TrainingSession training = narrow.openTraining(BOTH)) {
            reference.accumulate("f", input(6), "loss", 1);
            training.accumulate("f", input(6), "loss", 1);
            reference.gradients().forEach((name, gradient) -> assertThat(
                            training.gradients().get(name).floats())
                    .containsExactly(gradient.floats(), within(0.02f)));
        }
    }

    @Test
    void aLossThatDependsOnNothingTrainedHasNoGradient() {
        GraphModule.Builder b = GraphModule.builder("apart");
        FunctionBuilder f = b.function("f");
        f.output("apart", f.input("x", 2).sumOfAll());
        f.output("trained", f.value(b.weight("w", 2)).sumOfAll());
        WeightSource weights = WeightSource.of("test", Map.of("w", random(1, 2)));
        try (LoadedModule loaded = Graphs.BACKEND.load(b.build(), weights, WeightFormat.FLOAT32);
                TrainingSession training = loaded.openTraining(new TrainingOptions(Set.of("w"), Set.of()))) {
            Map<String, Tensor> x = Map.of("x", random(2, 2));
            training.accumulate("f", x, "apart", 1);
            assertThat(training.gradients().get("w").floats()).containsOnly(0);
            training.accumulate("f", x, "trained", 1);
            assertThat(training.gradients().get("w").floats()).containsOnly(1);
        }
    }

    @Test
    void nonsenseIsRefused() {
        try (LoadedModule loaded = load(WeightFormat.FLOAT32)) {
            assertThatThrownBy(() -> loaded.openTraining(new TrainingOptions(Set.of("v"), Set.of())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("'v'");
            assertThatThrownBy(() -> loaded.openTraining(new TrainingOptions(Set.of("w"), Set.of("c"))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("c");
            try (TrainingSession training = loaded.openTraining(BOTH)) {
                assertThatThrownBy(() -> training.accumulate("f", input(1), "y", 1))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("'y'");
                assertThatThrownBy(() -> training.accumulate("f", input(1), "lost", 1))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("lost");
                assertThatThrownBy(() -> training.accumulate("g", input(1), "loss", 1))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("'g'");
                Map<String, Tensor> snapshot = new HashMap<>(training.snapshot());
                snapshot.put("w.adamw.mean", random(1, IN, OUT));
                assertThatThrownBy(() -> training.restore(snapshot, 1))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("w.adamw.mean");
                snapshot.remove("w.adamw.mean");
                assertThatThrownBy(() -> training.restore(snapshot, 1))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("missing");
            }
        }
    }
}
