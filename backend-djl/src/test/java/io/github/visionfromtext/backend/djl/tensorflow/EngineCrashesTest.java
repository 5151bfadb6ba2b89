package io.github.visionfromtext.backend.djl.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.backend.djl.Forked;
import io.github.visionfromtext.backend.djl.graphdef.ModuleGraph;
import io.github.visionfromtext.core.reference.FiniteDifferences;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known to end the process or to be silently wrong in the engine, and cannot happen through this backend. */
class EngineCrashesTest {
    private static final BackendOptions ONE_THREAD = new BackendOptions("cpu", 1);

    private static Tensor random(long seed, long... shape) {
        Random random = new Random(seed);
        float[] values = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.floats(values, shape);
    }

    /** The optimizer takes layer norms for what it can fuse, and aborts where weight and bias are no constants. */
    @Test
    void layerNormsWrittenByHandDoNotEndTheProcess() throws Exception {
        Forked process = Forked.run(List.of(), LayerNorms.class, List.of("-Xmx256m"), Map.of());
        assertThat(process.output())
                .contains("layerNorm")
                .contains("square")
                .contains("product")
                .contains("power");
        assertThat(process.exitCode()).isZero();
    }

    /** Runs a layer norm in several spellings. */
    static final class LayerNorms {
        public static void main(String[] arguments) {
            try (Backend backend = TensorFlowBackend.open(ONE_THREAD)) {
                Map<String, Tensor> weights = Map.of("w", random(1, 8), "c", random(2, 8));
                try (LoadedModule loaded =
                                backend.load(module(), WeightSource.of("test", weights), WeightFormat.FLOAT32);
                        Session session = loaded.openSession(Map.of())) {
                    session.run("f", Map.of("x", random(3, 5, 8)))
                            .forEach((name, tensor) -> System.out.println(name + tensor));
                }
            }
        }

        private static GraphModule module() {
            GraphModule.Builder b = GraphModule.builder("norms");
            FunctionBuilder f = b.function("f");
            Value x = f.input("x", Dim.symbol("rows"), 8);
            Value centred = x.minus(x.meanKeepingAxes(1));
            Value product = centred.times(centred);
            Value power = centred.power(2);
            Value square = x.minus(x.meanKeepingAxes(1)).abs().power(2);
            f.output("layerNorm", x.layerNorm(b.weight("w", 8), b.weight("c", 8), 1e-6));
            for (Map.Entry<String, Value> squares :
                    Map.of("product", product, "power", power, "square", square).entrySet()) {
                Value deviation =
                        squares.getValue().meanKeepingAxes(1).plus(1e-6).power(-0.5);
                f.output(
                        squares.getKey(),
                        centred.times(deviation).times(b.weight("w", 8)).plus(f.value(b.weight("c", 8))));
            }
            return b.build();
        }
    }

    @Test
    void aNameThatIsNotInTheGraphIsRefusedBeforeAnythingRuns() {
        GraphModule.Builder b = GraphModule.builder("one");
        FunctionBuilder f = b.function("f");
        f.output("y", f.input("x", 3).plus(1));
        try (Backend backend = TensorFlowBackend.open(ONE_THREAD);
                NativeGraph graph = new NativeGraph(ModuleGraph.of(b.build()).definition(), 1)) {
            assertThat(backend.info().trains()).isTrue();
            assertThatThrownBy(() -> graph.prepare(List.of("f0/input0"), List.of("absent")))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("'absent'");
            assertThatThrownBy(() -> graph.prepare(List.of("absent"), List.of("f0/output0")))
                    .isInstanceOf(BackendException.class);
        }
    }

    /** The engine's own gradient is wrong, without a word, for more axes than two. */
    @Test
    void theGradientOfLogSoftmaxIsRightForThreeAxes() {
        GraphModule.Builder b = GraphModule.builder("log");
        FunctionBuilder f = b.function("f");
        Value logits = f.value(b.weight("w", 2, 3, 4));
        f.output("loss", logits.logSoftmax(1).times(f.input("x", 2, 3, 4)).sumOfAll());
        GraphModule module = b.build();
        WeightSource weights = WeightSource.of("test", Map.of("w", random(1, 2, 3, 4)));
        Map<String, Tensor> inputs = Map.of("x", random(2, 2, 3, 4));
        double[] expected = new FiniteDifferences(module, weights, "f", inputs, "loss")
                .gradient("w", IntStream.range(0, 24).toArray());
        assertThat(gradient(module, weights, inputs, "w")).containsExactly(expected, within(1e-3));
    }

    /** Of a loss that is the weight itself the gradient is what was fed, which the engine refuses to fetch. */
    @Test
    void aLossThatIsAWeightHasAGradient() {
        GraphModule.Builder b = GraphModule.builder("itself");
        b.function("f").output("loss", b.weight("w"));
        WeightSource weights = WeightSource.of("test", Map.of("w", Tensor.scalar(7f)));
        assertThat(gradient(b.build(), weights, Map.of(), "w")).containsExactly(0.5);
    }

    private static double[] gradient(
            GraphModule module, WeightSource weights, Map<String, Tensor> inputs, String weight) {
        try (Backend backend = TensorFlowBackend.open(ONE_THREAD);
                LoadedModule loaded = backend.load(module, weights, WeightFormat.FLOAT32);
                TrainingSession training = loaded.openTraining(new TrainingOptions(Set.of(weight), Set.of()))) {
            double scale = inputs.isEmpty() ? 0.5 : 1;
            training.accumulate("f", inputs, "loss", scale);
            return training.gradients().get(weight).doubles();
        }
    }
}
