package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.evaluate;
import static io.github.visionfromtext.backend.djl.pytorch.Graphs.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the weight formats do to numbers, and what they leave alone. */
class FormatTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16", "FLOAT16", "INT8"})
    void resultsComeBackAsFloat32(WeightFormat format) {
        // All powers of two, which every format keeps.
        Map<String, Tensor> weights = Map.of("w", Tensor.floats(new float[] {1, 0.5f, -2, 1, 1, 4}, 3, 2));
        Tensor product = evaluate(
                format,
                (b, f) -> f.input("x", 1, 2).linear(b.weight("w", 3, 2), null),
                weights,
                Map.of("x", Tensor.floats(new float[] {2, 4}, 1, 2)));
        assertThat(product.type()).isEqualTo(ElementType.FLOAT);
        assertThat(product.floats()).containsExactly(new float[] {4, 0, 18}, within(0.1f));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16", "FLOAT16", "INT8"})
    void weightsThatMeetNoMatrixStayExact(WeightFormat format) {
        float third = 1 / 3f;
        Tensor sum = evaluate(
                format,
                (b, f) -> f.input("x", 2).plus(b.weight("positions", 2)),
                Map.of("positions", Tensor.floats(new float[] {third, -third}, 2)),
                Map.of("x", Tensor.floats(new float[] {0, 0}, 2)));
        assertThat(sum.floats()).containsExactly(third, -third);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16", "FLOAT16", "INT8"})
    void whatComesFromInputsAloneStaysExact(WeightFormat format) {
        Tensor x = random(1, 3, 3);
        Tensor exact = evaluate(
                WeightFormat.FLOAT32,
                (b, f) -> f.input("x", 3, 3).matMul(f.input("y", 3, 3)),
                Map.of(),
                Map.of("x", x, "y", x));
        Tensor actual = evaluate(
                format, (b, f) -> f.input("x", 3, 3).matMul(f.input("y", 3, 3)), Map.of(), Map.of("x", x, "y", x));
        assertThat(actual.floats()).isEqualTo(exact.floats());
    }

    /** Few rows run on the kernel for bytes, many are widened; widths are none that a kernel would like. */
    @ParameterizedTest
    @CsvSource({"1, 7, 5", "16, 33, 3", "17, 33, 3", "40, 64, 1", "3, 1, 1", "1, 130, 257"})
    void bytesKeepALinearLayerWithinTheirRounding(int rows, int in, int out) {
        Tensor x = random(1, rows, in);
        Tensor w = random(2, out, in);
        Tensor c = random(3, out);
        Tensor actual = evaluate(
                WeightFormat.INT8,
                (b, f) -> f.input("x", Dim.symbol("rows"), in).linear(b.weight("w", out, in), b.weight("c", out)),
                Map.of("w", w, "c", c),
                Map.of("x", x));
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                double y = c.floats()[o];
                for (int i = 0; i < in; i++) {
                    y += (double) x.floats()[row * in + i] * w.floats()[o * in + i];
                }
                assertThat(actual.floats()[row * out + o])
                        .isCloseTo((float) y, within(0.02f * (float) Math.sqrt(in) + 0.01f));
            }
        }
    }

    /** A part of a product, at an address no kernel would choose, times bytes. */
    @Test
    void bytesTakeAPartOfAnotherResult() {
        Tensor x = random(1, 1, 17);
        Map<String, Tensor> weights = Map.of("w", random(2, 4, 16), "m", random(3, 17, 17));
        Tensor[] results = new Tensor[2];
        WeightFormat[] formats = {WeightFormat.INT8, WeightFormat.FLOAT32};
        for (int i = 0; i < 2; i++) {
            results[i] = evaluate(
                    formats[i],
                    (b, f) -> f.input("x", 1, 17)
                            .matMul(f.value(b.weight("m", 17, 17)))
                            .slice(1, 1, 17)
                            .linear(b.weight("w", 4, 16), null),
                    weights,
                    Map.of("x", x));
        }
        assertThat(results[0].floats()).containsExactly(results[1].floats(), within(0.15f));
    }

    @Test
    void aRowOfZerosStaysZeroAsBytes() {
        Tensor y = evaluate(
                WeightFormat.INT8,
                (b, f) -> f.input("x", 1, 2).linear(b.weight("w", 2, 2), null),
                Map.of("w", Tensor.floats(new float[] {0, 0, 1, 1}, 2, 2)),
                Map.of("x", Tensor.floats(new float[] {1, 1}, 1, 2)));
        assertThat(y.floats()).containsExactly(new float[] {0, 2}, within(0.01f));
    }

    @Test
    void aTableThatIsAlsoUsedOtherwiseIsNotQuantised() {
        Tensor table = random(4, 5, 3);
        Tensor sum = evaluate(
                WeightFormat.INT8,
                (b, f) -> f.intInput("i", 2)
                        .embed(b.weight("t", 5, 3))
                        .sumOfAll()
                        .plus(f.value(b.weight("t", 5, 3)).sumOfAll()),
                Map.of("t", table),
                Map.of("i", Tensor.ints(new long[] {0, 4}, 2)));
        double expected = 0;
        for (int i = 0; i < 15; i++) {
            expected += table.floats()[i] * (i < 3 || i >= 12 ? 2 : 1);
        }
        assertThat(sum.floats()[0]).isCloseTo((float) expected, within(0.05f));
    }

    @Test
    void layersWithTheSameInputKeepTheirOwnResults() {
        Tensor x = random(1, 2, 4);
        Tensor w = random(2, 3, 4);
        Tensor v = random(3, 5, 4);
        Map<String, Tensor> weights = Map.of("w", w, "v", v, "c", random(4, 3), "d", random(5, 5));
        Tensor both = evaluate(
                WeightFormat.FLOAT32,
                (b, f) -> {
                    var input = f.input("x", 2, 4);
                    return f.concat(
                            1,
                            input.linear(b.weight("v", 5, 4), b.weight("d", 5)),
                            input.linear(b.weight("w", 3, 4), b.weight("c", 3)));
                },
                weights,
                Map.of("x", x));
        Tensor first = evaluate(
                WeightFormat.FLOAT32,
                (b, f) -> f.input("x", 2, 4).linear(b.weight("v", 5, 4), b.weight("d", 5)),
                weights,
                Map.of("x", x));
        Tensor second = evaluate(
                WeightFormat.FLOAT32,
                (b, f) -> f.input("x", 2, 4).linear(b.weight("w", 3, 4), b.weight("c", 3)),
                weights,
                Map.of("x", x));
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 5; i++) {
                assertThat(both.floats()[row * 8 + i]).isCloseTo(first.floats()[row * 5 + i], within(1e-6f));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(both.floats()[row * 8 + 5 + i]).isCloseTo(second.floats()[row * 3 + i], within(1e-6f));
            }
        }
    }
}
