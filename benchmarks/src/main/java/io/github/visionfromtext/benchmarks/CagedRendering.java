package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.image.Image;
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
 * A program of a kind that language models write to a picture of 384x384, in a warm worker inside the sandbox, asked by two
 * threads. Fails where the language cannot be rendered.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(2)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class CagedRendering {
    @Param({"house.pde", "house.turtle.py", "waves.matplotlib.py", "house.tex"})
    public String drawing = "house.pde";

    @SuppressWarnings("NullAway.Init") // JMH calls open() first.
    private CodeRenderer renderer;

    @SuppressWarnings("NullAway.Init")
    private DrawingProgram program;

    @Setup(Level.Trial)
    public void open() throws IOException {
        DrawingLanguage language = drawing.endsWith(".pde")
                ? DrawingLanguage.PROCESSING
                : drawing.endsWith(".tex")
                        ? DrawingLanguage.TIKZ
                        : drawing.endsWith(".turtle.py") ? DrawingLanguage.TURTLE : DrawingLanguage.MATPLOTLIB;
        renderer = CodeRenderers.open(language);
        try (InputStream source = CagedRendering.class.getResourceAsStream("/drawings/" + drawing)) {
            program = DrawingProgram.of(
                    language, Objects.requireNonNull(source, drawing).readAllBytes());
        }
        renderer.render(program, RenderOptions.defaults()).requireImage();
    }

    @Benchmark
    public Image pictures() {
        return renderer.render(program, RenderOptions.defaults()).requireImage();
    }

    @TearDown(Level.Trial)
    public void close() {
        renderer.close();
    }
}
