package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tensor.Tensor;
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
 * The calls of the visual-token loop, adapter and de-adapter included: a step of the sequential loop, the prompt, and the two
 * kinds of pass of fixed-point decoding.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class VisualTokenLoop {
    @Param("djl-pytorch")
    String backend = "";

    @Param("2")
    int threads;

    @Param({"SMOLLM2_135M", "MINI"})
    ModelShape shape = ModelShape.MINI;

    @Param({"FLOAT32", "BFLOAT16", "INT8"})
    WeightFormat format = WeightFormat.FLOAT32;

    @Param({"1", "8"})
    int batch;

    /** 200 is near LM4LV's prompt of about 230 positions; 98 is what the paper's template takes of SmolLM2 and 65 tokens. */
    @Param("200")
    int prompt;

    @SuppressWarnings("NullAway.Init") // JMH calls open() first.
    private RestorationState state;

    @Setup(Level.Trial)
    public void open() {
        state = new RestorationState(backend, threads, shape, format, batch, prompt);
    }

    @TearDown(Level.Trial)
    public void close() {
        state.close();
    }

    @Benchmark
    public Tensor step() {
        return state.step();
    }

    @Benchmark
    public Tensor prefill() {
        return state.prefill();
    }

    @Benchmark
    public Tensor firstPass() {
        return state.draft();
    }

    @Benchmark
    public Tensor furtherPass() {
        return state.refine();
    }
}
