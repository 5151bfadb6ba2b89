package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.RestorationGraph;
import io.github.visionfromtext.core.restoration.RestorationLoss;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

/** One optimizer step of adapter training: forward, backward and AdamW over a batch of images, language model frozen. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class TrainStep {
    private static final MaeConfig MAE =
            new MaeConfig(64, 8, 3, new Blocks(192, 6, 6, 768, true), new Blocks(160, 4, 5, 640, true), 1e-12, false);
    private static final int PROMPT = 200;
    private static final int CLOSING = 4;

    /** Positions of the language model for each image: prompt, the tokens to write, what closes them. */
    static final int POSITIONS = PROMPT + RestorationState.TOKENS + CLOSING;

    private static final AdamW RULE = new AdamW(1e-3, 0.9, 0.95, 1e-8, 0, 1);

    @Param("djl-pytorch")
    String backend = "";

    @Param("2")
    int threads;

    @Param({"SMOLLM2_135M", "MINI"})
    ModelShape shape = ModelShape.MINI;

    @Param({"FLOAT32", "BFLOAT16"})
    WeightFormat format = WeightFormat.FLOAT32;

    @Param("4")
    int batch;

    @SuppressWarnings("NullAway.Init") // JMH calls open() first.
    private Backend engine;

    @SuppressWarnings("NullAway.Init")
    private LoadedModule module;

    @SuppressWarnings("NullAway.Init")
    private TrainingSession session;

    private Map<String, Tensor> inputs = Map.of();

    @Setup(Level.Trial)
    public void open() {
        engine = Backends.open(backend, BackendOptions.DEFAULT.withThreads(threads));
        AdapterConfig adapter = AdapterConfig.conditioned(
                MAE.tokens(), MAE.encoder().hiddenSize(), shape.config().hiddenSize());
        RestorationGraph.Built graph =
                RestorationGraph.forTraining(shape.config(), adapter, MAE, RestorationLoss.PIXELS);
        module = engine.load(graph.module(), InitialWeights.draw(graph.module(), 0, RestorationState::rule), format);
        session = module.openTraining(new TrainingOptions(graph.trainable(), Set.of()));
        inputs = new LinkedHashMap<>(RestorationState.prompt(
                RestorationState.random(batch, MAE.tokens(), MAE.encoder().hiddenSize()), PROMPT));
        inputs.put("closing", RestorationState.ids(CLOSING));
        inputs.put(
                "tokens",
                RestorationState.random(batch, MAE.tokens(), MAE.encoder().hiddenSize()));
        inputs.put(
                "target",
                RestorationState.random(batch, MAE.tokens(), MAE.encoder().hiddenSize()));
        inputs.put("rgb", RestorationState.random(batch, MAE.channels(), MAE.imageSize(), MAE.imageSize()));
    }

    @Benchmark
    public double step() {
        session.accumulate(RestorationGraph.LOSS, inputs, RestorationGraph.LOSS, 1);
        return session.update(RULE);
    }

    @TearDown(Level.Trial)
    public void close() {
        engine.close(); // and with it the module and the session
    }
}
