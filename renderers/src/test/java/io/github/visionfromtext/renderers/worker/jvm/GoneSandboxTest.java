package io.github.visionfromtext.renderers.worker.jvm;

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

/** A cage that is uninstalled while JVMs work in it, whatever language they render. */
class GoneSandboxTest {
    /** Time is generous, so that a busy machine fails no test. */
    private static final RenderOptions OPTIONS =
            RenderOptions.defaults().with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 100_000, 32L << 20));

    @Test
    void languageIsUnavailableUntilItsCageIsBack() throws InterruptedException {
        Availability availability = new IsolatedSvgProvider().availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        RemovableSandbox sandbox = new RemovableSandbox();
        DrawingProgram program = DrawingProgram.of(DrawingLanguage.SVG, "<svg><circle r='50'/></svg>");
        try (CodeRenderer renderer = new IsolatedRenderer(DrawingLanguage.SVG, IsolatedSvgProvider.jvm(sandbox), 1)) {
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
