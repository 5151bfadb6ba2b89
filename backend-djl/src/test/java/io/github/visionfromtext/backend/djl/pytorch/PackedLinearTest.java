package io.github.visionfromtext.backend.djl.pytorch;

import static io.github.visionfromtext.backend.djl.pytorch.Graphs.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers large enough for packed matrices, of sizes no block of numbers divides, against loops in double precision. */
class PackedLinearTest {
    private static final int IN = 203;
    private static final int LEFT = 131;
    private static final int RIGHT = 77;
    private static final Map<String, Tensor> WEIGHTS = Map.of(
            "left",
            random(1, LEFT, IN),
            "left.bias",
            random(2, LEFT),
            "right",
            random(3, RIGHT, IN),
            "right.bias",
            random(4, RIGHT),
            "out",
            random(5, 509, LEFT + RIGHT));

    /** {@code y = [x left^T + b, x right^T + c] out^T}, the first two as one product; loss = mean(y^2). */
    private static GraphModule module() {
        GraphModule.Builder b = GraphModule.builder("packed");
        FunctionBuilder f = b.function("f");
        Value x = f.input("x", Dim.symbol("rows"), IN);
        Value left = x.linear(b.weight("left", LEFT, IN), b.weight("left.bias", LEFT));
        Value right = x.linear(b.weight("right", RIGHT, IN), b.weight("right.bias", RIGHT));
        Value y = f.concat(1, left, right).linear(b.weight("out", 509, LEFT + RIGHT), null);
        f.output("y", y).output("loss", y.times(y).meanOfAll());
        return b.build();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32, 0, 1e-4", "FLOAT32, 1, 1e-4", "FLOAT32, 37, 1e-4", "BFLOAT16, 1, 0.02", "BFLOAT16, 37, 0.02"})
    void productsAreThoseOfTheFormula(WeightFormat format, int rows, double tolerance) {
        Tensor x = random(6, rows, IN);
        try (LoadedModule loaded = Graphs.BACKEND.load(module(), WeightSource.of("test", WEIGHTS), format);
                Session session = loaded.openSession(Map.of())) {
            double[] expected = expected(x);
            assertDistance(session.run("f", Map.of("x", x)).get("y").doubles(), expected, tolerance);
        }
    }

    /** Half of the product is trained, the other half and what follows are frozen, and differentiated through. */
    @ParameterizedTest
    @CsvSource({"FLOAT32, 1e-3", "BFLOAT16, 0.03"})
    void trainingUnpacks(WeightFormat format, double tolerance) {
        Tensor x = random(6, 3, IN);
        try (LoadedModule loaded = Graphs.BACKEND.load(module(), WeightSource.of("test", WEIGHTS), format);
                TrainingSession training = loaded.openTraining(new TrainingOptions(Set.of("left.bias"), Set.of()));
                Session session = loaded.openSession(Map.of())) {
            Map<String, Tensor> outputs = training.accumulate("f", Map.of("x", x), "loss", 1);
            assertDistance(outputs.get("y").doubles(), expected(x), tolerance);
            assertDistance(session.run("f", Map.of("x", x)).get("y").doubles(), expected(x), tolerance);
            assertDistance(training.gradients().get("left.bias").doubles(), biasGradient(x), tolerance);
        }
    }

    private static double[] expected(Tensor x) {
        double[] left = linear(x.doubles(), IN, "left", WEIGHTS.get("left.bias").doubles());
        double[] right =
                linear(x.doubles(), IN, "right", WEIGHTS.get("right.bias").doubles());
        int rows = (int) x.size(0);
        double[] joined = new double[rows * (LEFT + RIGHT)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(left, row * LEFT, joined, row * (LEFT + RIGHT), LEFT);
            System.arraycopy(right, row * RIGHT, joined, row * (LEFT + RIGHT) + LEFT, RIGHT);
        }
        return linear(joined, LEFT + RIGHT, "out", new double[509]);
    }

    private static double[] linear(double[] x, int in, String weight, double[] bias) {
        double[] w = WEIGHTS.get(weight).doubles();
        double[] y = new double[x.length / in * bias.length];
        for (int i = 0; i < y.length; i++) {
            int row = i / bias.length;
            int out = i % bias.length;
            y[i] = bias[out];
            for (int k = 0; k < in; k++) {
                y[i] += x[row * in + k] * w[out * in + k];
            }
        }
        return y;
    }

    /** {@code d loss / d b_j = sum over rows and outputs of 2 y / count times out_j}. */
    private static double[] biasGradient(Tensor x) {
        double[] y = expected(x);
        double[] out = WEIGHTS.get("out").doubles();
        double[] gradient = new double[LEFT];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < LEFT; j++) {
                gradient[j] += 2 * y[i] / y.length * out[i % 509 * (LEFT + RIGHT) + j];
            }
        }
        return gradient;
    }

    private static void assertDistance(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double difference = 0;
        double length = 1e-30;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(actual[i] - expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(difference / length)).isCloseTo(0, within(tolerance));
    }
}
