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
import io.github.visionfromtext.renderers.sandbox.Bubblewrap;
import io.github.visionfromtext.renderers.sandbox.Sandbox;
import io.github.visionfromtext.renderers.sandbox.SandboxProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tool that is uninstalled while it is in use: the language is unavailable, and comes back with the tool. */
class GoneToolTest {
    /** Bubblewrap, while it is there. */
    private static final class Removable implements Sandbox {
        private final Sandbox real = new Bubblewrap();
        private final List<Process> started = new ArrayList<>();
        private boolean gone;

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public Availability availability() {
            return real.availability();
        }

        @Override
        public Process start(SandboxProfile profile, List<String> command) throws IOException {
            if (gone) {
                throw new IOException("there is no /usr/bin/bwrap");
            }
            Process process = real.start(profile, command);
            started.add(process);
            return process;
        }

        void remove() throws InterruptedException {
            gone = true;
            for (Process process : started) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Time is generous, so that a busy machine fails no test. */
    private static final RenderOptions OPTIONS =
            RenderOptions.defaults().with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 100_000, 32L << 20));

    @Test
    void languageIsUnavailableUntilItsToolIsBack() throws InterruptedException {
        Availability availability = new TurtleRendererProvider().availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        Removable sandbox = new Removable();
        DrawingProgram program = DrawingProgram.of(DrawingLanguage.TURTLE, "import turtle\nturtle.dot(50)\n");
        try (CodeRenderer renderer = new PythonRenderer(PythonDialect.TURTLE, new PythonCage(sandbox), 1)) {
            Rendering first = renderer.render(program, OPTIONS);
            assertThat(first.status()).as("%s", first.diagnostics()).isEqualTo(RenderStatus.OK);
            sandbox.remove();
            Rendering without = renderer.render(program, OPTIONS);
            assertThat(without.status()).isEqualTo(RenderStatus.UNAVAILABLE);
            assertThat(without.diagnostics().toString()).contains("/usr/bin/bwrap");
            sandbox.gone = false;
            assertThat(renderer.render(program, OPTIONS).image()).isEqualTo(first.image());
        }
    }
}
