package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key/value caches: what a sequence in pieces must give, and that every session has caches of its own. */
public abstract class SessionRules extends BackendRules {
    private static final double TOLERANCE = Tolerance.of(WeightFormat.FLOAT32).element();

    private LoadedModule module;
    private Session session;

    /** Called by the suite. */
    @SuppressWarnings("NullAway.Init")
    protected SessionRules() {}

    @BeforeEach
    final void openSession() {
        module = CachedModel.load(subject().backend());
        session = CachedModel.open(module);
    }

    @AfterEach
    final void closeModule() {
        module.close();
    }

    /** What the reference backend makes of a whole sequence in one call. */
    private Map<String, Tensor> whole(String function, Map<String, Tensor> inputs) {
        try (LoadedModule exact = CachedModel.load(subject().reference());
                Session fresh = CachedModel.open(exact)) {
            return fresh.run(function, inputs);
        }
    }

    private void assertAgrees(Session of, long seed, int from, int to) {
        Map<String, Tensor> actual = of.run("attend", CachedModel.piece(seed, from, to));
        whole("attend", CachedModel.piece(seed, 0, CachedModel.TIME))
                .forEach((output, expected) -> Closeness.assertElements(
                        output + " output at " + from + " to " + to,
                        Objects.requireNonNull(actual.get(output)),
                        CachedModel.positions(expected, from, to),
                        TOLERANCE));
    }

    private void assertAgrees(int from, int to) {
        assertAgrees(session, 1, from, to);
    }

    @Test
    @Rule("O28")
    void piecesGiveWhatTheWholeGives() {
        assertAgrees(0, 4);
        assertAgrees(4, 5);
        assertAgrees(5, 8);
        assertAgrees(8, 9);
    }

    @Test
    @Rule("S1")
    void aSmallerPositionOverwrites() {
        session.run("attend", CachedModel.piece(2, 0, 9));
        assertAgrees(0, 5);
        session.run("attend", CachedModel.piece(2, 5, 7));
        assertAgrees(5, 9);
        assertAgrees(3, 6);
    }

    @Test
    @Rule("S2")
    void rowsBehindTheLastPositionAreNotRead() {
        Map<String, Tensor> poison = CachedModel.piece(1, 5, 9);
        for (String name : new String[] {"key", "value"}) {
            Tensor drawn = Objects.requireNonNull(poison.get(name));
            float[] nan = new float[drawn.elementCount()];
            Arrays.fill(nan, Float.NaN);
            poison.put(name, Tensor.floats(nan, drawn.shape()));
        }
        session.run("attend", poison);
        assertAgrees(0, 5);
    }

    @Test
    @Rule("S3")
    void paddedRowsSeeNothingBeforeTheirStart() {
        Map<String, Tensor> expected = whole("padded", CachedModel.padded(1, 0, CachedModel.TIME));
        for (int[] range : new int[][] {{0, 3}, {3, 4}, {4, 9}}) {
            Map<String, Tensor> actual = session.run("padded", CachedModel.padded(1, range[0], range[1]));
            expected.forEach((output, whole) -> {
                Tensor found = Objects.requireNonNull(actual.get(output));
                assertTrue(Arrays.stream(found.doubles()).allMatch(Double::isFinite), "not every number is finite");
                int perRow = found.elementCount() / CachedModel.BATCH;
                int width = (int) found.size(3);
                int time = (int) found.size(2);
                // The second row of the batch begins at position 4; what is before is unspecified.
                Closeness.assertElements(
                        output + " output at " + range[0],
                        found,
                        CachedModel.positions(whole, range[0], range[1]),
                        TOLERANCE,
                        i -> i < perRow || range[0] + i / width % time >= 4);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "9, 1", "8, 2", "4611686018427387904, 1", "-9223372036854775808, 1"})
    @Rule("S4")
    void positionsOutsideTheCacheAreRefusedBeforeAnythingIsWritten(long position, int time) {
        assertAgrees(0, 8);
        Map<String, Tensor> inputs = CachedModel.piece(2, 0, time);
        inputs.put("position", Tensor.scalar(position));
        Messages.assertRefused(
                InvalidInputException.class,
                () -> session.run("attend", inputs),
                Long.toString(position),
                "capacity " + CachedModel.TIME);
        assertAgrees(8, 9);
    }

    @Test
    @Rule("S5")
    void aCallThatIsRefusedLeavesTheCachesAsTheyWere() {
        assertAgrees(0, 8);
        Map<String, Tensor> incomplete = CachedModel.piece(2, 2, 6);
        incomplete.remove("value");
        assertThrows(InvalidInputException.class, () -> session.run("attend", incomplete));
        Map<String, Tensor> misshapen = CachedModel.piece(2, 2, 6);
        misshapen.put("key", Graphs.random(1, 2, 2, 4, 5));
        assertThrows(InvalidInputException.class, () -> session.run("attend", misshapen));
        assertAgrees(8, 9);
    }

    @Test
    @Rule("S6")
    void anIndexOutsideItsAxisIsATypedErrorAndTheSessionOrItsModuleGoesOn() {
        Map<String, Tensor> failing = new HashMap<>(CachedModel.piece(2, 0, 2));
        failing.put("index", Tensor.scalar(3L));
        assertThrows(VisionFromTextException.class, () -> session.run("failing", failing));
        try (Session fresh = CachedModel.open(module)) {
            assertAgrees(fresh, 1, 0, 9);
        }
    }

    @Test
    @Rule("S7")
    void sessionsShareNothing() {
        try (Session other = CachedModel.open(module, 12)) {
            session.run("attend", CachedModel.piece(1, 0, 4));
            other.run("attend", CachedModel.piece(2, 0, 9));
            assertAgrees(4, 9);
            assertAgrees(other, 2, 0, 9);
        }
    }

    @Test
    @Rule("S8")
    void stateIsZeroWhenASessionOpens() {
        session.run("attend", CachedModel.piece(2, 0, 9));
        session.close();
        try (LoadedModule exact = CachedModel.load(subject().reference());
                Session expected = CachedModel.open(exact);
                Session fresh = CachedModel.open(module)) {
            // Position 5 sees rows 0 to 4, which nobody wrote.
            Map<String, Tensor> late = CachedModel.piece(1, 5, 6);
            Map<String, Tensor> actual = fresh.run("attend", late);
            expected.run("attend", late)
                    .forEach((output, tensor) -> Closeness.assertElements(
                            output + " output", Objects.requireNonNull(actual.get(output)), tensor, TOLERANCE));
        }
    }

    @Test
    @Rule("S9")
    void sessionsOfManyThreadsDoNotDisturbEachOther() throws Exception {
        double[][] alone = IntStream.range(0, 4).mapToObj(this::sequence).toArray(double[][]::new);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            var together = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> sequence(i % 4)))
                    .toList();
            for (int i = 0; i < together.size(); i++) {
                Future<double[]> one = together.get(i);
                assertTrue(Closeness.distance(one.get(), alone[i % 4]) < TOLERANCE, "a sequence of another thread");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Rule("S11")
    void whatACallGaveAndWasGivenStaysAsItIs() {
        Map<String, Tensor> inputs = CachedModel.piece(1, 0, 3);
        Map<String, Tensor> given = copied(inputs);
        Map<String, Tensor> outputs = session.run("attend", inputs);
        Map<String, Tensor> gave = copied(outputs);
        session.run("attend", CachedModel.piece(2, 0, 3));
        session.run("attend", CachedModel.piece(2, 3, 9));
        session.close();
        given.forEach(
                (name, before) -> Closeness.assertIdentical(name, Objects.requireNonNull(inputs.get(name)), before));
        gave.forEach(
                (name, before) -> Closeness.assertIdentical(name, Objects.requireNonNull(outputs.get(name)), before));
    }

    private static Map<String, Tensor> copied(Map<String, Tensor> tensors) {
        Map<String, Tensor> copies = new HashMap<>(tensors);
        copies.replaceAll((name, tensor) -> tensor.type() == ElementType.INT
                ? Tensor.ints(tensor.ints().clone(), tensor.shape())
                : Tensor.doubles(tensor.doubles().clone(), tensor.shape()));
        return copies;
    }

    @Test
    @Rule("S10")
    void callsOfManyThreadsInOneSessionFollowOneAnother() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 8; round++) {
                long seed = round;
                var pieces = IntStream.range(0, CachedModel.TIME)
                        .mapToObj(i ->
                                threads.submit(() -> session.run("attend", CachedModel.piece(seed, i, i + 1), "first")))
                        .toList();
                for (Future<Tensor> piece : pieces) {
                    piece.get();
                }
                // Keys and values of the first cache are all there, whoever came first.
                Tensor last =
                        session.run("attend", CachedModel.piece(seed, CachedModel.TIME - 1, CachedModel.TIME), "first");
                Tensor expected = whole("attend", CachedModel.piece(seed, 0, CachedModel.TIME))
                        .get("first");
                Closeness.assertElements(
                        "the last position",
                        last,
                        CachedModel.positions(Objects.requireNonNull(expected), CachedModel.TIME - 1, CachedModel.TIME),
                        TOLERANCE);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private double[] sequence(long seed) {
        try (Session own = CachedModel.open(module)) {
            double[] last = {};
            for (int position = 0; position < CachedModel.TIME; position++) {
                last = own.run("attend", CachedModel.piece(seed, position, position + 1), "second")
                        .doubles();
            }
            return last;
        }
    }
}
