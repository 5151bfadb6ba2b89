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
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every language in a worker JVM promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CagedRendererTest {
    /** Time is generous, so that a busy machine fails no test; what is to time out has {@link #SHORT}. */
    protected static final RenderOptions OPTIONS = options(Duration.ofSeconds(60));

    protected static final RenderOptions SHORT = options(Duration.ofSeconds(2));

    private final CodeRendererProvider provider;
    private final String drawing;
    private CodeRenderer renderer;

    /** Takes a language and a program that draws a picture. */
    protected CagedRendererTest(CodeRendererProvider provider, String drawing) {
        this.provider = provider;
        this.drawing = drawing;
    }

    private static RenderOptions options(Duration time) {
        return RenderOptions.defaults().with(new RenderLimits(time, 128L << 20, 200_000, 8L << 20));
    }

    @BeforeAll
    void open() {
        Availability availability = provider.availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        renderer = provider.create();
    }

    @AfterAll
    void close() {
        if (renderer != null) {
            renderer.close();
        }
    }

    protected final Rendering render(String source) {
        return render(source, OPTIONS);
    }

    protected final Rendering render(String source, RenderOptions options) {
        return renderer.render(program(source), options);
    }

    protected final Image draw(String source) {
        Rendering rendering = render(source);
        assertThat(rendering.status()).as("%s", rendering.diagnostics()).isEqualTo(RenderStatus.OK);
        return rendering.requireImage();
    }

    /** Asserts that a program is stopped with a status and a reason, and that the next one is drawn. */
    protected final Rendering assertStopped(RenderStatus expected, String source) {
        Rendering stopped = render(source, expected == RenderStatus.TIMEOUT ? SHORT : OPTIONS);
        assertThat(stopped.status()).as("%s", stopped.diagnostics()).isEqualTo(expected);
        assertThat(stopped.diagnostics()).isNotEmpty();
        draw(drawing);
        return stopped;
    }

    /** Red, green and blue, 0 to 255, at a place given as shares of width and height. */
    protected static String colorAt(Image image, double x, double y) {
        int column = (int) (x * image.width());
        int row = (int) (y * image.height());
        return Math.round(255 * image.at(column, row, 0)) + " " + Math.round(255 * image.at(column, row, 1)) + " "
                + Math.round(255 * image.at(column, row, 2));
    }

    private DrawingProgram program(String source) {
        return DrawingProgram.of(provider.language(), source);
    }

    @Test
    void drawsTheSamePictureEachTime() {
        assertThat(draw(drawing)).isEqualTo(draw(drawing)).isEqualTo(draw(drawing));
    }

    @Test
    void keepsTheOrderOfABatchAndSparesItFromItsBadPrograms() {
        List<DrawingProgram> programs = List.of(program(drawing), program("}{"), program(drawing), program("\\oops("));
        assertThat(renderer.renderAll(programs, OPTIONS))
                .extracting(rendering -> rendering.status() == RenderStatus.OK)
                .containsExactly(true, false, true, false);
    }

    @Test
    void refusesAProgramThatIsTooLong() {
        assertThat(render(" ".repeat(200_001)).status()).isEqualTo(RenderStatus.OUTPUT_LIMIT);
    }

    @Test
    void saysWhereItRan() {
        assertThat(render(drawing).provenance().entries())
                .containsEntry("renderer.sandbox", "bubblewrap, worker JVM")
                .containsKeys("renderer.name", "renderer.jdk", "program.sha256");
    }
}
