package io.github.visionfromtext.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.nd4j.memory.MemoryBudget;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Native memory by the backend's own account; that the process does not grow either is a rule of the contract. */
class MemoryTest {
    private static final int WIDTH = 32;
    private static final BackendOptions OPTIONS = new BackendOptions("cpu", 1);
    private static final GraphModule MODULE = module();

    /** Calls of any length append x to a cache and attend to all of it. */
    private static GraphModule module() {
        GraphModule.Builder b = GraphModule.builder("cached");
        Shape cache = Shape.of(1, 1, Dim.symbol("capacity"), WIDTH);
        FunctionBuilder f = b.function("f");
        Value x = f.input("x", 1, 1, Dim.symbol("time"), WIDTH).linear(b.weight("w", WIDTH, WIDTH), null);
        f.output("y", x.cachedAttention(x, x, b.state("k", cache), b.state("v", cache), f.intInput("p"), null, 1));
        FunctionBuilder g = b.function("g");
        g.output(
                "loss",
                g.input("x", WIDTH)
                        .linear(b.weight("w", WIDTH, WIDTH), null)
                        .silu()
                        .sumOfAll());
        return b.build();
    }

    private static Tensor random(int... shape) {
        long[] axes = Arrays.stream(shape).asLongStream().toArray();
        float[] numbers = new float[(int) Tensor.elementCount(axes)];
        Random random = new Random(7);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Tensor.floats(numbers, axes);
    }

    private static LoadedModule load(Nd4jBackend backend) {
        return backend.load(MODULE, WeightSource.of("test", Map.of("w", random(WIDTH, WIDTH))), WeightFormat.FLOAT32);
    }

    private static Session open(LoadedModule module) {
        return module.openSession(Map.of("capacity", 64L));
    }

    private static void step(Session session, long position, int time) {
        session.run("f", Map.of("x", random(1, 1, time, WIDTH), "p", Tensor.scalar(position)));
    }

    private static long limit(long bytes, Consumer<Nd4jBackend> body) {
        MemoryBudget budget = new MemoryBudget(bytes);
        try (Nd4jBackend backend = Nd4jBackend.open(OPTIONS, budget)) {
            body.accept(backend);
        }
        return budget.used();
    }

    @Test
    void stepsTakeNoMemoryAfterTheFirst() {
        long left = limit(1 << 20, backend -> {
            Session session = open(load(backend));
            step(session, 0, 1);
            long first = backend.budget().used();
            for (int i = 0; i < 10_000; i++) {
                step(session, i % 64, 1);
            }
            assertThat(backend.budget().used()).isEqualTo(first);
        });
        assertThat(left).isZero();
    }

    @Test
    void callsOfAllLengthsTakeLittleMoreThanTheLongest() {
        limit(1 << 20, backend -> {
            LoadedModule module = load(backend);
            Session longest = open(module);
            long before = backend.budget().used();
            step(longest, 0, 64);
            long ofLongest = backend.budget().used() - before;
            longest.close();
            Session all = open(module);
            for (int repeat = 0; repeat < 2; repeat++) {
                for (int time = 1; time <= 64; time++) {
                    step(all, 0, time);
                }
            }
            assertThat(backend.budget().used() - before).isLessThan(2 * ofLongest);
        });
    }

    @Test
    void trainingTakesNoMemoryAfterTheFirstStep() {
        long left = limit(1 << 20, backend -> {
            TrainingSession training = load(backend).openTraining(new TrainingOptions(Set.of("w"), Set.of()));
            long first = 0;
            for (int i = 0; i < 100; i++) {
                training.accumulate("g", Map.of("x", random(WIDTH)), "loss", 1);
                training.update(new AdamW(1e-3, 0.9, 0.99, 1e-8, 0, 1));
                first = i == 0 ? backend.budget().used() : first;
            }
            assertThat(backend.budget().used()).isEqualTo(first);
        });
        assertThat(left).isZero();
    }

    @Test
    void whatIsRefusedIsGivenBack() {
        long left = limit(1 << 16, backend -> {
            LoadedModule module = load(backend);
            long before = backend.budget().used();
            assertThatThrownBy(() -> module.openSession(Map.of("capacity", 300L)))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("limit is 1 MB")
                    .hasMessageContaining(MemoryBudget.PROPERTY);
            assertThat(backend.budget().used()).isEqualTo(before);
            Session session = open(module);
            assertThatThrownBy(() -> session.run("f", Map.of("x", random(1, 1, 1000, WIDTH), "p", Tensor.scalar(0L))))
                    .isInstanceOf(BackendException.class);
            step(session, 0, 1);
            assertThatThrownBy(() -> session.run("f", Map.of("x", random(1, 1, 1, WIDTH), "p", Tensor.scalar(64L))))
                    .isInstanceOf(InvalidInputException.class);
            step(session, 1, 1);
        });
        assertThat(left).isZero();
    }

    @Test
    void weightsBeyondTheLimitAreRefusedAndLeaveNothing() {
        long left = limit(4095, backend -> assertThatThrownBy(() -> load(backend))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(MemoryBudget.PROPERTY));
        assertThat(left).isZero();
    }
}
