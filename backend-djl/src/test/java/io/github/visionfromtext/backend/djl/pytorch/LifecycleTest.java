package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the contract of backends cannot see: arrays that outlive a call, and the words for want of memory. */
class LifecycleTest {
    private static final Map<String, Tensor> WEIGHTS = Map.of("w", random(1, 8, 8));

    /** One step appends x to a cache and attends to all of it. */
    private static GraphModule module() {
        GraphModule.Builder b = GraphModule.builder("cached");
        Shape cache = Shape.of(Dim.symbol("batch"), 1, Dim.symbol("capacity"), 8);
        FunctionBuilder f = b.function("f");
        var x = f.input("x", Dim.symbol("batch"), 1, 1, 8).linear(b.weight("w", 8, 8), null);
        f.output(
                "y",
                x.cachedAttention(x, x, b.state("k", cache), b.state("v", cache), f.intInput("position"), null, 1));
        FunctionBuilder g = b.function("g");
        g.output("loss", g.input("x", 8).linear(b.weight("w", 8, 8), null).sumOfAll());
        return b.build();
    }

    private static LoadedModule load(PyTorchBackend backend) {
        return backend.load(module(), WeightSource.of("test", WEIGHTS), WeightFormat.FLOAT32);
    }

    private static PyTorchBackend open() {
        return PyTorchBackend.open(new BackendOptions("cpu", 1));
    }

    private static final Map<String, Long> LENGTHS = Map.of("batch", 1L, "capacity", 64L);

    private static Map<String, Tensor> input(long seed, long position) {
        return Map.of("x", random(seed, 1, 1, 1, 8), "position", Tensor.scalar(position));
    }

    @Test
    void noArrayOutlivesItsCall() {
        try (PyTorchBackend backend = open();
                LoadedModule module = load(backend)) {
            int before = backend.liveArrays();
            try (Session session = module.openSession(LENGTHS);
                    TrainingSession training = module.openTraining(new TrainingOptions(Set.of("w"), Set.of()))) {
                for (int i = 0; i < 64; i++) {
                    session.run("f", input(i, i));
                    training.accumulate("g", Map.of("x", random(i, 8)), "loss", 1);
                    assertThatThrownBy(() -> session.run("f", input(1, 64))).isInstanceOf(InvalidInputException.class);
                }
                training.snapshot();
            }
            assertThat(backend.liveArrays()).isEqualTo(before);
        }
    }

    @Test
    void aCacheThatDoesNotFitIntoMemorySaysSo() {
        try (PyTorchBackend backend = open();
                LoadedModule module = load(backend)) {
            assertThatThrownBy(() -> module.openSession(Map.of("batch", 1L, "capacity", 1L << 45)))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("out of memory");
            assertThatThrownBy(() -> module.openSession(Map.of("batch", 1L << 40, "capacity", 1L << 40)))
                    .isInstanceOf(BackendException.class);
            try (Session session = module.openSession(LENGTHS)) {
                session.run("f", input(1, 0));
            }
        }
    }
}
