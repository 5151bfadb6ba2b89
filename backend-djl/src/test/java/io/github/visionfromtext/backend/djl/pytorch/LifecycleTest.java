package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.VisionFromTextException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Opening, closing, sharing between threads, and what goes wrong. */
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
    void whatIsClosedSaysSo() {
        PyTorchBackend backend = open();
        LoadedModule module = load(backend);
        Session session = module.openSession(LENGTHS);
        TrainingSession training = module.openTraining(new TrainingOptions(Set.of("w"), Set.of()));
        Session inTraining = training.openSession(LENGTHS);
        session.close();
        session.close();
        assertThatThrownBy(() -> session.run("f", input(1, 0)))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("closed");
        training.close();
        assertThatThrownBy(training::snapshot)
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> inTraining.run("f", input(1, 0))).isInstanceOf(BackendException.class);
        module.close();
        assertThatThrownBy(() -> module.openSession(LENGTHS)).isInstanceOf(BackendException.class);
        backend.close();
        backend.close();
        assertThatThrownBy(() -> load(backend)).isInstanceOf(BackendException.class);
    }

    @Test
    void closingABackendClosesAllThatWasOpenedThroughIt() {
        PyTorchBackend backend = open();
        LoadedModule module = load(backend);
        Session session = module.openSession(LENGTHS);
        TrainingSession training = module.openTraining(new TrainingOptions(Set.of("w"), Set.of()));
        backend.close();
        assertThatThrownBy(() -> session.run("f", input(1, 0))).isInstanceOf(BackendException.class);
        assertThatThrownBy(training::gradients).isInstanceOf(BackendException.class);
        session.close();
        training.close();
        module.close();
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
    void sessionsOfManyThreadsDoNotDisturbEachOther() throws Exception {
        try (PyTorchBackend backend = open();
                LoadedModule module = load(backend)) {
            List<float[]> alone = new ArrayList<>();
            for (int seed = 0; seed < 6; seed++) {
                alone.add(sequence(module, seed));
            }
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                List<Future<float[]>> together = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    int seed = i % 6;
                    together.add(threads.submit(() -> sequence(module, seed)));
                }
                for (int i = 0; i < 60; i++) {
                    assertThat(together.get(i).get()).containsExactly(alone.get(i % 6), within(1e-6f));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static float[] sequence(LoadedModule module, int seed) {
        try (Session session = module.openSession(LENGTHS)) {
            float[] last = new float[0];
            for (int position = 0; position < 40; position++) {
                last = session.run("f", input(100L * seed + position, position))
                        .get("y")
                        .floats();
            }
            return last;
        }
    }

    @Test
    void closingDuringACallWaitsForIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            PyTorchBackend backend = open();
            LoadedModule module = load(backend);
            AtomicBoolean started = new AtomicBoolean();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<Boolean> calls = thread.submit(() -> {
                    Session session = module.openSession(LENGTHS);
                    try {
                        while (true) {
                            session.run("f", input(1, 0));
                            started.set(true);
                        }
                    } catch (BackendException closed) {
                        return true;
                    }
                });
                while (!started.get()) {
                    Thread.onSpinWait();
                }
                backend.close();
                assertThat(calls.get()).isTrue();
            } finally {
                thread.shutdownNow();
            }
        }
    }

    @Test
    void callsThatDoNotFitAreRefused() {
        try (PyTorchBackend backend = open();
                LoadedModule module = load(backend);
                Session session = module.openSession(LENGTHS)) {
            assertRefused(() -> session.run("h", Map.of()), "'h'");
            assertRefused(() -> session.run("f", Map.of()), "position");
            assertRefused(
                    () -> session.run("f", Map.of("x", random(1, 2, 1, 1, 8), "position", Tensor.scalar(0L))),
                    "[2, 1, 1, 8]");
            assertRefused(
                    () -> session.run("f", Map.of("x", random(1, 1, 1, 1, 8), "position", Tensor.scalar(0f))), "FLOAT");
            assertRefused(() -> module.openSession(Map.of("batch", 1L)), "capacity");
            assertRefused(() -> module.openSession(Map.of("batch", 1L, "capacity", 0L)), "capacity");
        }
    }

    private static void assertRefused(Runnable call, String detail) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidInputException.class).hasMessageContaining(detail);
    }

    @Test
    void indicesOutsideATableAreRefusedByTheEngine() {
        for (long index : new long[] {-1, 8, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> Graphs.evaluate(
                            (b, f) -> f.intInput("i", 1).embed(b.weight("w", 8, 8)),
                            WEIGHTS,
                            Map.of("i", Tensor.ints(new long[] {index}, 1))))
                    .isInstanceOf(VisionFromTextException.class);
            assertThatThrownBy(() -> Graphs.evaluate(
                            (b, f) -> f.input("x", 8).gather(0, f.intInput("i", 1)),
                            Map.of(),
                            Map.of("x", random(1, 8), "i", Tensor.ints(new long[] {index}, 1))))
                    .isInstanceOf(VisionFromTextException.class);
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

    @Test
    void weightsThatDoNotFitAreRefused() {
        try (PyTorchBackend backend = open()) {
            assertThatThrownBy(() -> backend.load(module(), WeightSource.of("empty", Map.of()), WeightFormat.FLOAT32))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("'w'")
                    .hasMessageContaining("empty");
            assertThatThrownBy(() -> backend.load(
                            module(), WeightSource.of("other", Map.of("w", random(1, 8, 9))), WeightFormat.FLOAT32))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("[8, 9]")
                    .hasMessageContaining("[8, 8]");
            assertThatThrownBy(() -> backend.load(module(), WeightSource.of("test", WEIGHTS), WeightFormat.FLOAT64))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("FLOAT64");
        }
    }
}
