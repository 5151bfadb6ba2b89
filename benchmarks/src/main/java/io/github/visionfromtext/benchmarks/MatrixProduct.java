package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@value #LAYERS} products of square matrices of {@value #SIZE} rows in one call: the floor of prompts and of training, which
 * must multiply every position by every weight.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixProduct {
    private static final int SIZE = 1024;
    private static final int LAYERS = 8;

    /** Multiplications and additions of one operation. */
    static final double OPERATIONS = 2.0 * LAYERS * SIZE * SIZE * SIZE;

    @Param("djl-pytorch")
    String backend = "";

    @Param("2")
    int threads;

    @Param({"FLOAT32", "BFLOAT16"})
    WeightFormat format = WeightFormat.FLOAT32;

    @SuppressWarnings("NullAway.Init") // JMH calls open() first.
    private Backend engine;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    private final Map<String, Tensor> inputs = Map.of("x", RestorationState.random(SIZE, SIZE));

    @Setup(Level.Trial)
    public void open() {
        engine = Backends.open(backend, BackendOptions.DEFAULT.withThreads(threads));
        GraphModule.Builder module = GraphModule.builder("products");
        FunctionBuilder f = module.function("multiply");
        var product = f.input("x", SIZE, SIZE);
        for (int layer = 0; layer < LAYERS; layer++) {
            product = product.linear(module.weight("weight." + layer, SIZE, SIZE), null);
        }
        f.output("corner", product.slice(0, 0, 1).slice(1, 0, 1));
        GraphModule graph = module.build();
        session = engine.load(graph, InitialWeights.draw(graph, 0, RestorationState::rule), format)
                .openSession(Map.of());
    }

    @Benchmark
    public Tensor products() {
        return session.run("multiply", inputs, "corner");
    }

    @TearDown(Level.Trial)
    public void close() {
        engine.close(); // and with it the module and the session
    }
}
