package io.github.visionfromtext.renderers.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.sandbox.RemovableSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A tool that is uninstalled while it is in use: the language is unavailable, and comes back with the tool. */
class GoneToolTest {
    /** Time is generous, so that a busy machine fails no test. */
    private static final RenderOptions OPTIONS =
            RenderOptions.defaults().with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 100_000, 32L << 20));

    @Test
    void languageIsUnavailableUntilItsToolIsBack() throws InterruptedException {
        Availability availability = new TurtleRendererProvider().availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        RemovableSandbox sandbox = new RemovableSandbox();
        DrawingProgram program = DrawingProgram.of(DrawingLanguage.TURTLE, "import turtle\nturtle.dot(50)\n");
        try (CodeRenderer renderer = new PythonRenderer(PythonDialect.TURTLE, new PythonCage(sandbox), 1)) {
            Rendering first = renderer.render(program, OPTIONS);
            assertThat(first.status()).as("%s", first.diagnostics()).isEqualTo(RenderStatus.OK);
            sandbox.remove();
            Rendering without = renderer.render(program, OPTIONS);
            assertThat(without.status()).isEqualTo(RenderStatus.UNAVAILABLE);
            assertThat(without.diagnostics().toString()).contains("/usr/bin/bwrap");
            sandbox.putBack();
            assertThat(renderer.render(program, OPTIONS).image()).isEqualTo(first.image());
        }
    }
}
