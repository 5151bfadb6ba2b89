package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.evaluate;
import static io.github.visionfromtext.backend.djl.pytorch.Graphs.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each operation on numbers worked out by hand. */
class OperationTest {
    private static final Offset<Float> CLOSE = within(1e-6f);
    private static final Map<String, Tensor> NONE = Map.of();

    @Test
    void arithmeticOfElements() {
        assertThat(vector((f, x) -> x.plus(1), 1, -2)).containsExactly(2, -1);
        assertThat(vector((f, x) -> f.constant(1.0).minus(x), 1, -2)).containsExactly(0, 3);
        assertThat(vector((f, x) -> x.minus(f.constant(1, 2)), 1, -2)).containsExactly(0, -4);
        assertThat(vector((f, x) -> f.constant(2.0).dividedBy(x), 1, -4)).containsExactly(2, -0.5f);
        assertThat(vector((f, x) -> x.dividedBy(f.constant(2.0)), 1, -4)).containsExactly(0.5f, -2);
        assertThat(vector((f, x) -> x.times(x), 3, -4)).containsExactly(9, 16);
        assertThat(vector((f, x) -> x.maximum(f.constant(0.5)), 1, -4)).containsExactly(1, 0.5f);
        assertThat(vector((f, x) -> x.minimum(f.constant(0, 0)), 1, -4)).containsExactly(0, -4);
        assertThat(vector((f, x) -> x.power(3), 2, -1)).containsExactly(8, -1);
        assertThat(vector((f, x) -> x.times(f.constant(Double.POSITIVE_INFINITY)), 2, -1))
                .containsExactly(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    }

    @Test
    void functionsOfElements() {
        assertThat(vector((f, x) -> x.negate().abs(), 2, -3)).containsExactly(2, 3);
        assertThat(vector((f, x) -> x.exp().log(), 2, -3)).containsExactly(new float[] {2, -3}, CLOSE);
        assertThat(vector((f, x) -> x.sqrt(), 4, 9)).containsExactly(2, 3);
        assertThat(vector((f, x) -> x.sin().plus(x.cos()), 0, (float) Math.PI))
                .containsExactly(new float[] {1, -1}, CLOSE);
        assertThat(vector((f, x) -> x.relu(), 4, -9)).containsExactly(4, 0);
        assertThat(vector((f, x) -> x.tanh(), 0, 100)).containsExactly(0, 1);
        assertThat(vector((f, x) -> x.sigmoid(), 0, 100)).containsExactly(0.5f, 1);
        assertThat(vector((f, x) -> x.silu(), 1)).containsExactly(new float[] {0.7310586f}, CLOSE);
        assertThat(vector((f, x) -> x.gelu(), 1)).containsExactly(new float[] {0.8413447f}, CLOSE);
        assertThat(vector((f, x) -> x.geluTanh(), 1)).containsExactly(new float[] {0.8411920f}, CLOSE);
    }

    @Test
    void comparisonsChooseBetweenValues() {
        assertThat(vector((f, x) -> x.lessThan(f.constant(1.0)).where(x, f.constant(7.0)), 0, 1, 2))
                .containsExactly(0, 7, 7);
        assertThat(vector((f, x) -> x.atMost(f.constant(1.0)).toFloat(), 0, 1, Float.NaN))
                .containsExactly(1, 1, 0);
        Tensor equal = evaluate(
                (b, f) -> f.intInput("i", 3).equalTo(f.range(Dim.of(3))),
                NONE,
                Map.of("i", Tensor.ints(new long[] {0, 5, 2}, 3)));
        assertThat(equal.type()).isEqualTo(ElementType.INT);
        assertThat(equal.ints()).containsExactly(1, 0, 1);
    }

    @Test
    void whatIsNotChosenHasNoEffect() {
        assertThat(vector((f, x) -> x.lessThan(f.constant(0.0)).where(f.constant(1.0), x.log()), 1, -1))
                .containsExactly(0, 1);
    }

    @Test
    void integersAreExact() {
        long big = (1L << 53) + 1;
        Tensor sum = evaluate(
                (b, f) -> f.intInput("i", 2).times(f.intInput("j")).plus(f.constant(1L)),
                NONE,
                Map.of("i", Tensor.ints(new long[] {big, -1}, 2), "j", Tensor.scalar(3L)));
        assertThat(sum.ints()).containsExactly(3 * big + 1, -2);
    }

    @Test
    void reductionsAlongAxes() {
        Map<String, Tensor> x = Map.of("x", Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).sum(1), NONE, x).floats())
                .containsExactly(6, 15);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).mean(0, 1), NONE, x).floats())
                .containsExactly(3.5f);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).max(0), NONE, x).floats())
                .containsExactly(4, 5, 6);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).meanKeepingAxes(1), NONE, x)
                        .shape())
                .containsExactly(2, 1);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).argMax(1), NONE, x).ints())
                .containsExactly(2, 2);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).sumOfAll().sumOfAll(), NONE, x)
                        .floats())
                .containsExactly(21);
    }

    @Test
    void argMaxTakesTheFirstOfEquals() {
        Tensor index = evaluate(
                (b, f) -> f.input("x", 4).argMax(0), NONE, Map.of("x", Tensor.floats(new float[] {1, 3, 3, 3}, 4)));
        assertThat(index.ints()).containsExactly(1);
        assertThat(index.rank()).isZero();
    }

    @Test
    void softmaxStandsLargeNumbers() {
        assertThat(vector((f, x) -> x.softmax(0), 1000, 1000)).containsExactly(0.5f, 0.5f);
        assertThat(vector((f, x) -> x.logSoftmax(0), 0, -1000)).containsExactly(0, -1000);
    }

    @Test
    void crossEntropySkipsIgnoredRows() {
        Tensor loss = evaluate(
                (b, f) -> f.input("x", 2, 2).crossEntropy(f.intInput("t", 2)),
                NONE,
                Map.of("x", Tensor.floats(new float[] {0, 0, 5, 1}, 2, 2), "t", Tensor.ints(new long[] {1, -100}, 2)));
        assertThat(loss.floats()).containsExactly(new float[] {(float) Math.log(2), 0}, CLOSE);
    }

    @Test
    void shapesAreRowMajor() {
        Map<String, Tensor> x = Map.of("x", Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).transpose(1, 0).reshape(6), NONE, x)
                        .floats())
                .containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).slice(1, 1, 3), NONE, x)
                        .floats())
                .containsExactly(2, 3, 5, 6);
        assertThat(evaluate(
                                (b, f) -> f.concat(
                                        0,
                                        f.input("x", 2, 3),
                                        f.constant(7, 8, 9).reshape(1, 3)),
                                NONE,
                                x)
                        .floats())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).sum(1).reshape(2, 1).expand(2, 2), NONE, x)
                        .floats())
                .containsExactly(6, 6, 15, 15);
    }

    @Test
    void lengthsAreComputedFromSymbols() {
        Dim n = Dim.symbol("n");
        Tensor y = evaluate(
                (b, f) -> {
                    Value x = f.input("x", n, 2);
                    return f.concat(
                            0,
                            x.reshape(n.times(2)),
                            f.range(n.times(n).minus(1)).toFloat());
                },
                NONE,
                Map.of("x", Tensor.floats(new float[] {1, 2, 3, 4}, 2, 2)));
        assertThat(y.floats()).containsExactly(1, 2, 3, 4, 0, 1, 2);
    }

    @Test
    void emptyTensorsTravel() {
        Dim n = Dim.symbol("n");
        Tensor y = evaluate((b, f) -> f.input("x", n, 2).plus(1), NONE, Map.of("x", Tensor.floats(new float[0], 0, 2)));
        assertThat(y.shape()).containsExactly(0, 2);
    }

    @Test
    void gatherPicksAlongAnAxis() {
        Map<String, Tensor> inputs = Map.of(
                "x",
                Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3),
                "i",
                Tensor.ints(new long[] {2, 0, 1, 1}, 2, 2));
        Tensor gathered = evaluate((b, f) -> f.input("x", 2, 3).gather(1, f.intInput("i", 2, 2)), NONE, inputs);
        assertThat(gathered.shape()).containsExactly(2, 2, 2);
        assertThat(gathered.floats()).containsExactly(3, 1, 2, 2, 6, 4, 5, 5);
        assertThat(evaluate((b, f) -> f.input("x", 2, 3).gatherEach(1, f.intInput("i", 2, 2)), NONE, inputs)
                        .floats())
                .containsExactly(3, 1, 5, 5);
    }

    @Test
    void gatherEachPicksWholeRows() {
        Tensor picked = evaluate(
                (b, f) -> f.input("x", 2, 2, 2).gatherEach(1, f.intInput("i", 2, 1)),
                NONE,
                Map.of(
                        "x", Tensor.floats(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2),
                        "i", Tensor.ints(new long[] {1, 0}, 2, 1)));
        assertThat(picked.shape()).containsExactly(2, 1, 2);
        assertThat(picked.floats()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void productsOfMatrices() {
        Map<String, Tensor> weights = Map.of(
                "w",
                Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2),
                "c",
                Tensor.floats(new float[] {10, 20, 30}, 3));
        Map<String, Tensor> x = Map.of("x", Tensor.floats(new float[] {1, 1}, 1, 2));
        assertThat(evaluate((b, f) -> f.input("x", 1, 2).linear(b.weight("w", 3, 2), b.weight("c", 3)), weights, x)
                        .floats())
                .containsExactly(13, 27, 41);
        assertThat(evaluate(
                                (b, f) -> f.input("x", 1, 2)
                                        .matMul(f.value(b.weight("w", 3, 2)).transposeLast()),
                                weights,
                                x)
                        .floats())
                .containsExactly(3, 7, 11);
        Tensor rows = evaluate(
                (b, f) -> f.intInput("i", 1, 2).embed(b.weight("w", 3, 2)),
                weights,
                Map.of("i", Tensor.ints(new long[] {2, 0}, 1, 2)));
        assertThat(rows.shape()).containsExactly(1, 2, 2);
        assertThat(rows.floats()).containsExactly(5, 6, 1, 2);
    }

    @Test
    void norms() {
        Map<String, Tensor> weights =
                Map.of("w", Tensor.floats(new float[] {1, 2}, 2), "c", Tensor.floats(new float[] {0, 1}, 2));
        Map<String, Tensor> x = Map.of("x", Tensor.floats(new float[] {3, 5}, 2));
        assertThat(evaluate((b, f) -> f.input("x", 2).layerNorm(b.weight("w", 2), b.weight("c", 2), 3), weights, x)
                        .floats())
                .containsExactly(new float[] {-0.5f, 2}, CLOSE);
        assertThat(evaluate((b, f) -> f.input("x", 2).rmsNorm(b.weight("w", 2), 8), weights, x)
                        .floats())
                .containsExactly(new float[] {0.6f, 2}, CLOSE);
    }

    @Test
    void rotaryPairs() {
        // A quarter turn for the first pair, none for the second.
        Map<String, Tensor> x = Map.of("x", Tensor.floats(new float[] {1, 2, 3, 4}, 1, 1, 1, 4));
        assertThat(rotated(Pairing.HALVES, x)).containsExactly(-3, 2, 1, 4);
        assertThat(rotated(Pairing.INTERLEAVED, x)).containsExactly(-2, 1, 3, 4);
    }

    private static float[] rotated(Pairing pairing, Map<String, Tensor> x) {
        return evaluate(
                        (b, f) -> f.input("x", 1, 1, 1, 4)
                                .rotaryEmbedding(
                                        f.constant(0, 1).reshape(1, 2),
                                        f.constant(1, 0).reshape(1, 2),
                                        pairing),
                        NONE,
                        x)
                .floats();
    }
}
