package io.github.visionfromtext.core.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.RotaryConfig;
import io.github.visionfromtext.core.reference.ReferenceProvider;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LlamaTrainingGraphTest {
    @Test
    void theMiniModelHasTheSizeItsDocumentationSays() {
        GraphModule graph = LlamaTrainingGraph.build(LlamaTrainingSettings.MINI);
        long count = graph.weights().values().stream()
                .mapToLong(weight -> weight.shape().dims().stream()
                        .mapToLong(dim -> dim.fixed())
                        .reduce(1, Math::multiplyExact))
                .sum();
        assertThat(count).isBetween(5_150_000L, 5_250_000L);
        assertThat(graph.function("loss").output("loss").shape()).isEqualTo(Shape.SCALAR);
    }

    /** Small random weights say next to nothing, so the loss is close to that of a uniform guess. */
    @Test
    void anUntrainedModelGuesses() {
        LlamaConfig config =
                new LlamaConfig(64, 16, 32, 2, 2, 1, 8, 1e-5, RotaryConfig.plain(10_000), false, false, true, 32);
        GraphModule graph = LlamaTrainingGraph.build(config);
        WeightSource weights = InitialWeights.draw(graph, 1, new LlamaInitialisation(config));
        Map<String, Tensor> inputs = Map.of(
                "ids", Tensor.ints(new long[] {1, 2, 3, 4, 5, 6}, 2, 3),
                "targets", Tensor.ints(new long[] {2, 3, 4, 5, 6, 7}, 2, 3));
        try (Backend backend = new ReferenceProvider().create(BackendOptions.DEFAULT);
                LoadedModule module = backend.load(graph, weights, WeightFormat.FLOAT64);
                Session session = module.openSession(Map.of())) {
            double loss = Objects.requireNonNull(session.run("loss", inputs).get("loss"))
                    .doubles()[0];
            assertThat(loss).isCloseTo(Math.log(64), Assertions.within(0.1));
        }
    }
}
