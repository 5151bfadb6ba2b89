package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.reference.FiniteDifferences;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What the rules about whole models share: tiny random weights, and what other software made of them. */
abstract class ModelRules extends BackendRules {
    ModelRules() {}

    static void assertDistance(String what, @Nullable Tensor actual, Tensor expected, double tolerance) {
        Closeness.assertDistance(what, Objects.requireNonNull(actual, what), expected, tolerance);
    }

    static void assertGradients(double[] actual, double[] expected, WeightFormat format) {
        double distance = Closeness.distance(actual, expected);
        assertTrue(
                distance < Tolerance.of(format).gradient(),
                () -> "all gradients together are off by " + distance + " of their length");
    }

    /** A few elements of every weight that the function reads, by central differences on the reference backend. */
    final void assertGradientsAreDifferences(
            TinyModel model, String function, Map<String, Tensor> inputs, WeightFormat format) {
        subject().needGradients();
        subject().need(format);
        Set<String> weights = model.module().weights().keySet();
        FiniteDifferences differences =
                new FiniteDifferences(model.module(), model.weights(), function, inputs, "loss");
        try (LoadedModule module = model.load(subject().backend(), format);
                TrainingSession training = module.openTraining(new TrainingOptions(weights, Set.of()))) {
            training.accumulate(function, inputs, "loss", 1);
            DoubleStream.Builder actual = DoubleStream.builder();
            DoubleStream.Builder expected = DoubleStream.builder();
            training.gradients().forEach((name, gradient) -> {
                int[] some = FiniteDifferences.coordinates(gradient.elementCount(), 2, name.hashCode());
                double[] all = gradient.doubles();
                Arrays.stream(some).forEach(i -> actual.add(all[i]));
                Arrays.stream(differences.gradient(name, some)).forEach(expected::add);
            });
            assertGradients(actual.build().toArray(), expected.build().toArray(), format);
        }
    }
}
