package io.github.visionfromtext.renderers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.processing.ProcessingRendererProvider;
import io.github.visionfromtext.renderers.python.MatplotlibRendererProvider;
import io.github.visionfromtext.renderers.python.TurtleRendererProvider;
import io.github.visionfromtext.renderers.tikz.TikzRendererProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever ends a worker, an administrator or a machine short of memory, the next program does not notice. */
@Isolated("It kills the workers of every test.")
class KilledWorkerTest {
    private static final RenderOptions OPTIONS = RenderOptions.defaults()
            .withSize(64)
            .with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 1_000_000, 16L << 20));

    static Stream<Arguments> languages() {
        return Stream.of(
                Arguments.of(new ProcessingRendererProvider(), "rect(5, 5, 20, 20);"),
                Arguments.of(new TurtleRendererProvider(), "from turtle import *\nfd(100)\n"),
                Arguments.of(new MatplotlibRendererProvider(), "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"),
                Arguments.of(new TikzRendererProvider(), "\\tikz \\fill (0,0) circle (1);"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void isReplaced(CodeRendererProvider provider, String source) throws Exception {
        Availability availability = provider.availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        DrawingProgram program = DrawingProgram.of(provider.language(), source);
        try (CodeRenderer renderer = provider.create()) {
            assertThat(renderer.render(program, OPTIONS).status()).isEqualTo(RenderStatus.OK);
            List<ProcessHandle> workers = ProcessHandle.current().descendants().toList();
            assertThat(workers).isNotEmpty();
            workers.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle worker : workers) {
                worker.onExit().get(60, TimeUnit.SECONDS);
            }
            assertThat(renderer.render(program, OPTIONS).status()).isEqualTo(RenderStatus.OK);
        }
    }
}
