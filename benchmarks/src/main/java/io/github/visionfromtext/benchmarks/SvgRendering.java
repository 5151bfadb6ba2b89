package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * SVG programs of kinds that language models write to pictures of 384x384, on two threads: shapes with a style sheet,
 * gradients with a clip path, text, a blur.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(2)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SvgRendering {
    @Param({"house", "sunset", "bar_chart", "blur_glow"})
    public String drawing = "house";

    @SuppressWarnings("NullAway.Init") // JMH calls open() first.
    private CodeRenderer renderer;

    @SuppressWarnings("NullAway.Init")
    private DrawingProgram program;

    @Setup(Level.Trial)
    public void open() throws IOException {
        renderer = CodeRenderers.open(DrawingLanguage.SVG);
        try (InputStream source = SvgRendering.class.getResourceAsStream("/drawings/" + drawing + ".svg")) {
            program = DrawingProgram.of(
                    DrawingLanguage.SVG, Objects.requireNonNull(source, drawing).readAllBytes());
        }
    }

    @Benchmark
    public Rendering pictures() {
        return renderer.render(program, RenderOptions.defaults());
    }

    @TearDown(Level.Trial)
    public void close() {
        renderer.close();
    }
}
