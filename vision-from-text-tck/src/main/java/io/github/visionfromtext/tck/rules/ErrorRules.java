package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.random;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit is refused with a typed error that names it, and what was there before goes on. */
public abstract class ErrorRules extends BackendRules {
    /** Called by the suite. */
    protected ErrorRules() {}

    private interface OfSession {
        void run(LoadedModule module, Session session);
    }

    /** Runs a check, and then a call that must still work. */
    private void inSession(OfSession check) {
        try (LoadedModule module = CachedModel.load(subject().backend());
                Session session = CachedModel.open(module)) {
            check.run(module, session);
            session.run("attend", CachedModel.piece(1, 0, 2));
        }
    }

    private static void assertRefused(Session session, String function, Map<String, Tensor> inputs, String... things) {
        Messages.assertRefused(InvalidInputException.class, () -> session.run(function, inputs), things);
    }

    @Test
    @Rule("E1")
    void aFunctionThatIsNotThereIsNamed() {
        inSession((module, session) -> assertRefused(session, "absent", Map.of(), "'absent'"));
    }

    @Test
    @Rule("E2")
    void argumentsMissingOrSuperfluousAreNamed() {
        inSession((module, session) -> {
            Map<String, Tensor> missing = CachedModel.piece(1, 0, 1);
            missing.remove("position");
            assertRefused(session, "attend", missing, "position");
            Map<String, Tensor> superfluous = CachedModel.piece(1, 0, 1);
            superfluous.put("surplus", Tensor.scalar(0L));
            assertRefused(session, "attend", superfluous, "surplus");
        });
    }

    @Test
    @Rule("E3")
    void argumentsOfAnotherTypeOrShapeAreNamed() {
        inSession((module, session) -> {
            Map<String, Tensor> inputs = new HashMap<>(CachedModel.piece(1, 0, 1));
            inputs.put("position", Tensor.scalar(0f));
            assertRefused(session, "attend", inputs, "position", "FLOAT");
            inputs.put("position", Tensor.ints(new long[] {0}, 1));
            assertRefused(session, "attend", inputs, "position");
            inputs.put("position", Tensor.scalar(0L));
            inputs.put("query", random(1, 3, 6, 1, 4));
            assertRefused(session, "attend", inputs, "query", "[3, 6, 1, 4]");
            inputs.put("query", random(1, 2, 6, 2, 4));
            assertThrows(InvalidInputException.class, () -> session.run("attend", inputs));
        });
    }

    @Test
    @Rule("E4")
    void lengthsOfASessionMustFitItsModule() {
        inSession((module, session) -> {
            for (Map<String, Long> lengths : List.of(
                    Map.of("batch", 1L),
                    Map.of("batch", 1L, "capacity", 0L),
                    Map.of("batch", 1L, "capacity", -5L),
                    Map.of("batch", 1L, "capacity", 2L, "surplus", 1L))) {
                Messages.assertRefused(InvalidInputException.class, () -> module.openSession(lengths), "capacity");
            }
        });
    }

    @Test
    @Rule("E5")
    void weightsThatAreMissingOrOfAnotherShapeAreNamed() {
        WeightSource none = WeightSource.of("an empty file", Map.of());
        Messages.assertRefused(
                CheckpointException.class,
                () -> subject().backend().load(CachedModel.MODULE, none, WeightFormat.FLOAT32),
                "'w'",
                "an empty file");
        WeightSource other = WeightSource.of("another model", Map.of("w", random(1, 24, 25)));
        Messages.assertRefused(
                CheckpointException.class,
                () -> subject().backend().load(CachedModel.MODULE, other, WeightFormat.FLOAT32),
                "'w'",
                "[24, 25]",
                "[24, 24]");
    }

    @Test
    @Rule("E10")
    void weightsThatCannotBeReadToTheEndLeaveTheBackendAsItWas() {
        WeightSource broken = Graphs.source(Map.of("w", random(1, 24, 24), "rest", random(2, 3)));
        WeightTensor unreadable = new UnreadableTensor(broken.get("rest"));
        WeightSource source = new WeightSource() {
            @Override
            public Set<String> names() {
                return broken.names();
            }

            @Override
            public @Nullable WeightTensor find(String name) {
                return name.equals("rest") ? unreadable : broken.find(name);
            }

            @Override
            public String description() {
                return broken.description();
            }
        };
        GraphModule module = Graphs.module("unreadable", (b, f) -> f.input("x", 1, 24)
                .linear(b.weight("w", 24, 24), null)
                .sumOfAll()
                .plus(f.value(b.weight("rest", 3)).sumOfAll()));
        Messages.assertRefused(
                CheckpointException.class,
                () -> subject().backend().load(module, source, WeightFormat.FLOAT32),
                UnreadableTensor.MESSAGE);
        inSession((loaded, session) -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3, Long.MAX_VALUE, Long.MIN_VALUE})
    @Rule("E6")
    void indicesOutsideTheirAxisAreRefused(long index) {
        Map<String, Tensor> inputs = Map.of("i", Graphs.ints(index), "x", random(1, 1, 3));
        refused((b, f) -> f.input("x", 1, 3).gather(1, f.intInput("i", 1)), Map.of(), inputs);
        refused((b, f) -> f.input("x", 1, 3).gatherEach(1, f.intInput("i", 1).reshape(1, 1)), Map.of(), inputs);
        refused((b, f) -> f.input("x", 1, 3).crossEntropy(f.intInput("i", 1)), Map.of(), inputs);
        refused(
                (b, f) -> f.intInput("i", 1).embed(b.weight("w", 3, 2)),
                Map.of("w", random(1, 3, 2)),
                Map.of("i", Graphs.ints(index)));
    }

    private void refused(Graphs.Body body, Map<String, Tensor> weights, Map<String, Tensor> inputs) {
        GraphModule module = Graphs.module("out of range", body);
        assertThrows(
                VisionFromTextException.class,
                () -> Graphs.evaluate(subject().backend(), WeightFormat.FLOAT32, module, weights, inputs));
    }

    @Test
    @Rule("E7")
    void aStateThatDoesNotFitIntoMemorySaysSoAndTheModuleGoesOn() {
        inSession((module, session) -> {
            for (long capacity : new long[] {1L << 40, 1L << 45, Long.MAX_VALUE}) {
                assertThrows(VisionFromTextException.class, () -> CachedModel.open(module, capacity));
            }
        });
    }

    @Test
    @Rule("E8")
    void aResultThatDoesNotFitIntoAnArraySaysSo() {
        GraphModule module = Graphs.module(
                "too large", (b, f) -> f.input("x", Dim.symbol("n")).expand(1L << 20, 1L << 20, Dim.symbol("n")));
        assertThrows(
                BackendException.class,
                () -> Graphs.evaluate(
                        subject().backend(), WeightFormat.FLOAT32, module, Map.of(), Map.of("x", random(1, 1))));
    }

    @Test
    @Rule("E9")
    void thereIsNoLargestOfNone() {
        Map<String, Tensor> none = Map.of("x", random(1, 2, 0));
        for (Graphs.Body body : List.<Graphs.Body>of(
                (b, f) -> f.input("x", 2, Dim.symbol("n")).max(1),
                (b, f) -> f.input("x", 2, Dim.symbol("n")).argMax(1))) {
            refused(body, Map.of(), none);
        }
    }
}
