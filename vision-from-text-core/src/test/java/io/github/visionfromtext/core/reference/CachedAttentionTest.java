package io.github.visionfromtext.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attention over a cache fed in pieces equals torch's over all positions at once. */
class CachedAttentionTest {
    private static final double SCALE = 0.7;
    private static final OpsFixture.Case WHOLE = OpsFixture.read().get("cached");
    private static final OpsFixture.Case PADDED = OpsFixture.read().get("cached-start");
    /** Something else to leave in a cache. */
    private static final OpsFixture.Case OTHER = new OpsFixture.Case(
            List.of(
                    WHOLE.operands().get(0),
                    WHOLE.operands().get(2),
                    WHOLE.operands().get(1)),
            WHOLE.expected());

    private static final int TIME = 9;

    private final Backend backend = new ReferenceProvider().create(BackendOptions.DEFAULT);
    private final LoadedModule module = backend.load(graph(), WeightSource.of("none", Map.of()), WeightFormat.FLOAT64);
    private final Session session = open(TIME);

    @AfterEach
    void close() {
        backend.close();
    }

    private Session open(long capacity) {
        return module.openSession(Map.of("batch", 2L, "capacity", capacity));
    }

    /** {@code attend} and {@code padded}; {@code failing} picks element {@code index} of 3 after it has written the cache. */
    private static GraphModule graph() {
        Dim batch = Dim.symbol("batch");
        GraphModule.Builder module = GraphModule.builder("attention");
        State keys = module.state("keys", Shape.of(batch, 2, Dim.symbol("capacity"), 6));
        State values = module.state("values", Shape.of(batch, 2, Dim.symbol("capacity"), 6));
        for (String name : new String[] {"attend", "padded", "failing"}) {
            FunctionBuilder f = module.function(name);
            Value query = f.input("query", batch, 4, Dim.symbol("time"), 6);
            Value key = f.input("key", batch, 2, Dim.symbol("time"), 6);
            Value value = f.input("value", batch, 2, Dim.symbol("time"), 6);
            Value start = name.equals("padded") ? f.intInput("start", batch) : null;
            f.output("y", query.cachedAttention(key, value, keys, values, f.intInput("position"), start, SCALE));
            if (name.equals("failing")) {
                f.output("picked", f.constant(1, 2, 3).gather(0, f.intInput("index")));
            }
        }
        return module.build();
    }

    private static Tensor positions(Tensor tensor, int from, int to) {
        int heads = (int) tensor.size(1);
        int length = (int) tensor.size(2);
        int width = (int) tensor.size(3);
        float[] part = new float[2 * heads * (to - from) * width];
        for (int head = 0; head < 2 * heads; head++) {
            System.arraycopy(
                    tensor.floats(),
                    (head * length + from) * width,
                    part,
                    head * (to - from) * width,
                    (to - from) * width);
        }
        return Tensor.floats(part, 2, heads, to - from, width);
    }

    private static Map<String, Tensor> piece(OpsFixture.Case golden, int from, int to) {
        return Map.of(
                "query", positions(golden.operands().get(0), from, to),
                "key", positions(golden.operands().get(1), from, to),
                "value", positions(golden.operands().get(2), from, to),
                "position", Tensor.scalar((long) from));
    }

    private static <V> Map<String, V> and(Map<String, V> map, String key, V value) {
        Map<String, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static void assertAgrees(Session session, int from, int to) {
        Tensor actual = session.run("attend", piece(WHOLE, from, to), "y");
        Tensor expected = positions(WHOLE.expected(), from, to);
        assertThat(actual.shape()).isEqualTo(expected.shape());
        OpsFixture.assertClose(actual.floats(), expected.floats());
    }

    @Test
    void piecesGiveWhatTheWholeGives() {
        assertAgrees(session, 0, 4);
        assertAgrees(session, 4, 5);
        assertAgrees(session, 5, 8);
        assertAgrees(session, 8, 9);
    }

    @Test
    void aSmallerPositionOverwrites() {
        session.run("attend", piece(OTHER, 0, 9));
        assertAgrees(session, 0, 5);
        session.run("attend", piece(OTHER, 5, 7));
        assertAgrees(session, 5, 9);
        assertAgrees(session, 3, 6);
    }

    @Test
    void rowsBehindTheLastPositionAreNotRead() {
        float[] nan = new float[2 * 2 * 4 * 6];
        Arrays.fill(nan, Float.NaN);
        Tensor rows = Tensor.floats(nan, 2, 2, 4, 6);
        session.run(
                "attend",
                Map.of(
                        "query",
                        positions(WHOLE.operands().get(0), 0, 4),
                        "key",
                        rows,
                        "value",
                        rows,
                        "position",
                        Tensor.scalar(5L)));
        assertAgrees(session, 0, 5);
    }

    @Test
    void paddedRowsSeeNothingBeforeTheirStart() {
        Tensor start = PADDED.operands().get(3);
        for (int[] range : new int[][] {{0, 3}, {3, 4}, {4, 9}}) {
            Tensor actual = session.run("padded", and(piece(PADDED, range[0], range[1]), "start", start), "y");
            float[] expected = positions(PADDED.expected(), range[0], range[1]).floats();
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual.floats()[i]).isFinite();
                if (!Float.isNaN(expected[i])) {
                    assertThat((double) Math.abs(actual.floats()[i] - expected[i]))
                            .isLessThan(1e-6);
                }
            }
        }
    }

    @Test
    void positionsOutsideTheCacheAreRefusedBeforeAnythingIsWritten() {
        assertAgrees(session, 0, 8);
        for (long position : new long[] {-1, 8, Long.MAX_VALUE, Long.MIN_VALUE}) {
            Map<String, Tensor> tooFar = and(piece(WHOLE, 0, 2), "position", Tensor.scalar(position));
            assertThatThrownBy(() -> session.run("attend", tooFar))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("" + position, "capacity 9");
        }
        assertAgrees(session, 8, 9);
    }

    @Test
    void aCallThatFailsLaterLeavesTheCacheAsItWas() {
        assertAgrees(session, 0, 8);
        Map<String, Tensor> failing = and(piece(OTHER, 2, 6), "index", Tensor.scalar(3L));
        assertThatThrownBy(() -> session.run("failing", failing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("Index 3", "0..2");
        assertAgrees(session, 8, 9);
        session.run("failing", and(failing, "index", Tensor.scalar(2L)));
        assertThatThrownBy(() -> assertAgrees(session, 8, 9)).isInstanceOf(AssertionError.class);
    }

    @Test
    void sessionsShareNothing() {
        Session other = open(12);
        session.run("attend", piece(WHOLE, 0, 4));
        other.run("attend", piece(OTHER, 0, 9));
        assertAgrees(session, 4, 9);
        assertAgrees(other, 0, 9);
    }

    @Test
    void aBatchOfAnotherSizeIsRefused() {
        Session single = module.openSession(Map.of("batch", 1L, "capacity", 9L));
        assertThatThrownBy(() -> single.run("attend", piece(WHOLE, 0, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("batch=1");
    }
}
