package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.clip.Activation;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.clip.ClipConfig.Tower;
import io.github.visionfromtext.core.model.clip.ClipGraph;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Pictures to embeddings by CLIP's vision tower with random weights, eight at once, preprocessing not included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ImageTower {
    private static final int BATCH = 8;

    /** A vision tower. */
    public enum Shape {
        /** The one that comes with the library. */
        MINI(new ClipConfig.Vision(new Tower(192, 6, 6, 768, Activation.GELU, 1e-6), 64, 8)),
        /** OpenAI's smallest. */
        VIT_B_32(new ClipConfig.Vision(new Tower(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5), 224, 32));

        private final ClipConfig.Vision vision;

        Shape(ClipConfig.Vision vision) {
            this.vision = vision;
        }
    }

    @Param({"MINI", "VIT_B_32"})
    public Shape shape = Shape.MINI;

    @Param({"FLOAT32", "BFLOAT16"})
    public WeightFormat format = WeightFormat.FLOAT32;

    @Param({"1"})
    public int threads = 1;

    @SuppressWarnings("NullAway.Init") // JMH calls open() first.
    private Backend backend;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private Map<String, Tensor> pixels;

    @Setup(Level.Trial)
    public void open() {
        backend = Backends.open(BackendOptions.DEFAULT.withThreads(threads));
        Tower text = new Tower(8, 1, 1, 8, Activation.GELU, 1e-5);
        ClipConfig config = new ClipConfig(new ClipConfig.Text(text, 2, 2, OptionalLong.of(1)), shape.vision, 512);
        GraphModule.Builder module = GraphModule.builder("clip");
        FunctionBuilder f = module.function("image");
        int size = shape.vision.imageSize();
        f.output(
                "embeddings",
                new ClipGraph(module, config).embedImage(f, f.input("pixels", Dim.symbol("n"), 3, size, size)));
        GraphModule graph = module.build();
        LoadedModule loaded = backend.load(graph, InitialWeights.draw(graph, 0, RestorationState::rule), format);
        session = loaded.openSession(Map.of());
        pixels = Map.of("pixels", RestorationState.random(BATCH, 3, size, size));
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Tensor pictures() {
        return session.run("image", pixels, "embeddings");
    }

    /** Takes what was opened through it along. */
    @TearDown(Level.Trial)
    public void close() {
        backend.close();
    }
}
