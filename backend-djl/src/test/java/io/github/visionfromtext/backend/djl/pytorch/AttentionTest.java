package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attention with and without a cache against the formula in plain loops. */
class AttentionTest {
    private static final int BATCH = 2;
    private static final int HEADS = 6;
    private static final int GROUPS = 2;
    private static final int WIDTH = 4;
    private static final double SCALE = 0.4;

    @ParameterizedTest
    @CsvSource({"5, 5, false", "5, 5, true", "3, 5, true", "1, 5, true", "4, 7, false"})
    void attentionFollowsTheFormula(int time, int length, boolean causal) {
        Tensor query = random(1, BATCH, HEADS, time, WIDTH);
        Tensor key = random(2, BATCH, GROUPS, length, WIDTH);
        Tensor value = random(3, BATCH, GROUPS, length, WIDTH);
        Tensor actual = Graphs.evaluate(
                (b, f) -> f.input("q", BATCH, HEADS, Dim.symbol("t"), WIDTH)
                        .attention(
                                f.input("k", BATCH, GROUPS, Dim.symbol("n"), WIDTH),
                                f.input("v", BATCH, GROUPS, Dim.symbol("n"), WIDTH),
                                null,
                                SCALE,
                                causal),
                Map.of(),
                Map.of("q", query, "k", key, "v", value));
        assertClose(actual, expected(query, key, value, null, causal ? length - time : length, new long[BATCH]));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void biasIsBroadcastAndCombinesWithCausality(boolean causal) {
        int time = 4;
        Tensor query = random(1, BATCH, HEADS, time, WIDTH);
        Tensor key = random(2, BATCH, GROUPS, time, WIDTH);
        Tensor value = random(3, BATCH, GROUPS, time, WIDTH);
        Tensor bias = random(4, HEADS, time, time);
        Tensor actual = Graphs.evaluate(
                (b, f) -> f.input("q", BATCH, HEADS, time, WIDTH)
                        .attention(
                                f.input("k", BATCH, GROUPS, time, WIDTH),
                                f.input("v", BATCH, GROUPS, time, WIDTH),
                                f.input("b", HEADS, time, time),
                                SCALE,
                                causal),
                Map.of(),
                Map.of("q", query, "k", key, "v", value, "b", bias));
        assertClose(actual, expected(query, key, value, bias, causal ? 0 : time, new long[BATCH]));
    }

    @ParameterizedTest
    @CsvSource({"true, FLOAT32, 1e-5", "false, FLOAT32, 1e-5", "true, BFLOAT16, 2e-2", "false, BFLOAT16, 2e-2"})
    void cacheGivesWhatTheWholeSequenceGives(boolean padded, WeightFormat format, float tolerance) {
        int time = 7;
        Tensor query = random(1, BATCH, HEADS, time, WIDTH);
        Tensor key = random(2, BATCH, GROUPS, time, WIDTH);
        Tensor value = random(3, BATCH, GROUPS, time, WIDTH);
        long[] start = padded ? new long[] {0, 2} : new long[BATCH];
        float[] expected = expected(query, key, value, null, 0, start);
        try (LoadedModule module = cached(padded, format);
                Session session = module.openSession(Map.of("batch", (long) BATCH, "capacity", 9L))) {
            int[][] pieces = {{0, 4}, {4, 5}, {5, 7}, {3, 6}};
            for (int[] piece : pieces) {
                Tensor actual = run(session, query, key, value, piece[0], piece[1], padded ? start : null);
                for (int batch = 0; batch < BATCH; batch++) {
                    for (int head = 0; head < HEADS; head++) {
                        for (int t = Math.max(piece[0], (int) start[batch]); t < piece[1]; t++) {
                            int length = piece[1] - piece[0];
                            int from = ((batch * HEADS + head) * length + t - piece[0]) * WIDTH;
                            int reference = ((batch * HEADS + head) * time + t) * WIDTH;
                            assertThat(Arrays.copyOfRange(actual.floats(), from, from + WIDTH))
                                    .containsExactly(
                                            Arrays.copyOfRange(expected, reference, reference + WIDTH),
                                            within(tolerance));
                        }
                    }
                }
                for (float x : actual.floats()) {
                    assertThat(x).isFinite();
                }
            }
        }
    }

    @Test
    void sessionsDoNotShareTheirCache() {
        Tensor x = random(5, BATCH, HEADS, 2, WIDTH);
        Tensor key = random(6, BATCH, GROUPS, 2, WIDTH);
        Tensor other = random(7, BATCH, GROUPS, 2, WIDTH);
        try (LoadedModule module = cached(false, WeightFormat.FLOAT32);
                Session one = module.openSession(Map.of("batch", (long) BATCH, "capacity", 2L));
                Session two = module.openSession(Map.of("batch", (long) BATCH, "capacity", 2L))) {
            run(one, x, key, key, 0, 1, null);
            run(two, x, other, other, 0, 1, null);
            Tensor continued = run(one, x, key, key, 1, 2, null);
            assertClose(
                    slice(continued, 0, 1),
                    slice(Tensor.floats(expected(x, key, key, null, 0, new long[BATCH]), x.shape()), 1, 2));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "9, 1", "8, 2", "4611686018427387904, 1"})
    void positionsOutsideTheCacheAreRefusedBeforeAnythingIsWritten(long position, int time) {
        Tensor query = random(1, BATCH, HEADS, 9, WIDTH);
        Tensor key = random(2, BATCH, GROUPS, 9, WIDTH);
        try (LoadedModule module = cached(false, WeightFormat.FLOAT32);
                Session session = module.openSession(Map.of("batch", (long) BATCH, "capacity", 9L))) {
            run(session, query, key, key, 0, 8, null);
            Map<String, Tensor> inputs = inputs(query, key, key, 0, time, null);
            inputs.put("position", Tensor.scalar(position));
            assertThatThrownBy(() -> session.run("f", inputs))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("position " + position)
                    .hasMessageContaining("capacity 9");
            Tensor last = run(session, query, key, key, 8, 9, null);
            float[] expected = expected(query, key, key, null, 0, new long[BATCH]);
            assertClose(
                    last, slice(Tensor.floats(expected, query.shape()), 8, 9).floats());
        }
    }

    private static LoadedModule cached(boolean padded, WeightFormat format) {
        GraphModule.Builder b = GraphModule.builder("cached");
        Dim time = Dim.symbol("time");
        Shape shape = Shape.of(Dim.symbol("batch"), GROUPS, Dim.symbol("capacity"), WIDTH);
        State keys = b.state("keys", shape);
        State values = b.state("values", shape);
        FunctionBuilder f = b.function("f");
        Value query = f.input("q", Dim.symbol("batch"), HEADS, time, WIDTH);
        Value key = f.input("k", Dim.symbol("batch"), GROUPS, time, WIDTH);
        Value value = f.input("v", Dim.symbol("batch"), GROUPS, time, WIDTH);
        Value position = f.intInput("position");
        Value start = padded ? f.intInput("start", Dim.symbol("batch")) : null;
        f.output("y", query.cachedAttention(key, value, keys, values, position, start, SCALE));
        return Graphs.BACKEND.load(b.build(), WeightSource.of("none", Map.of()), format);
    }

    private static Tensor run(Session session, Tensor query, Tensor key, Tensor value, int from, int to, long[] start) {
        return session.run("f", inputs(query, key, value, from, to, start)).get("y");
    }

    private static Map<String, Tensor> inputs(Tensor query, Tensor key, Tensor value, int from, int to, long[] start) {
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("q", slice(query, from, to));
        inputs.put("k", slice(key, from, to));
        inputs.put("v", slice(value, from, to));
        inputs.put("position", Tensor.scalar((long) from));
        if (start != null) {
            inputs.put("start", Tensor.ints(start, BATCH));
        }
        return inputs;
    }

    /** Rows of axis 2 of a tensor of four axes. */
    private static Tensor slice(Tensor tensor, int from, int to) {
        int outer = (int) (tensor.size(0) * tensor.size(1));
        int time = (int) tensor.size(2);
        int width = (int) tensor.size(3);
        float[] part = new float[outer * (to - from) * width];
        for (int i = 0; i < outer; i++) {
            System.arraycopy(
                    tensor.floats(), (i * time + from) * width, part, i * (to - from) * width, (to - from) * width);
        }
        return Tensor.floats(part, tensor.size(0), tensor.size(1), to - from, width);
    }

    private static void assertClose(Tensor actual, Tensor expected) {
        assertClose(actual, expected.floats());
    }

    private static void assertClose(Tensor actual, float[] expected) {
        assertThat(actual.floats()).containsExactly(expected, within(1e-5f));
    }

    /** Query i sees keys start..i + offset. */
    private static float[] expected(Tensor query, Tensor key, Tensor value, Tensor bias, int offset, long[] start) {
        int time = (int) query.size(2);
        int length = (int) key.size(2);
        float[] result = new float[query.elementCount()];
        for (int batch = 0; batch < BATCH; batch++) {
            for (int head = 0; head < HEADS; head++) {
                int rows = (batch * HEADS + head) * time;
                int columns = (batch * GROUPS + head / (HEADS / GROUPS)) * length;
                for (int t = 0; t < time; t++) {
                    double[] weights = new double[length];
                    double sum = 0;
                    for (int j = (int) start[batch]; j < length && j <= t + offset; j++) {
                        double dot = bias == null ? 0 : bias.floats()[(head * time + t) * length + j];
                        for (int w = 0; w < WIDTH; w++) {
                            dot += SCALE
                                    * query.floats()[(rows + t) * WIDTH + w]
                                    * key.floats()[(columns + j) * WIDTH + w];
                        }
                        weights[j] = Math.exp(dot);
                        sum += weights[j];
                    }
                    for (int w = 0; w < WIDTH; w++) {
                        double y = 0;
                        for (int j = 0; j < length; j++) {
                            y += weights[j] * value.floats()[(columns + j) * WIDTH + w];
                        }
                        result[(rows + t) * WIDTH + w] = (float) (y / sum);
                    }
                }
            }
        }
        return result;
    }
}
