package io.github.visionfromtext.renderers.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs against CPython's own turtle on a screen of Tk ({@code tools/fixtures/make_turtle_references.py}). Tk rounds to
 * whole pixels and draws lines of another shape at their ends, so a pixel counts as different where no pixel around the same
 * place, {@value #REACH} away at most, has its colour to {@value #VISIBLE} of 255 in every channel.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurtleGoldenTest {
    private static final int REACH = 1;
    private static final int VISIBLE = 48;
    private static final double DIFFERENT_PIXELS = 0.03;
    private static final RenderOptions OPTIONS = RenderOptions.defaults()
            .withSize(400)
            .withAntialias(false)
            .with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 100_000, 32L << 20));

    private CodeRenderer renderer;

    @BeforeAll
    void open() {
        CodeRendererProvider provider = new TurtleRendererProvider();
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

    @ParameterizedTest
    @ValueSource(strings = {"flower", "house", "polygons", "spiral", "stamps", "stars"})
    void agreesWithTk(String name) throws Exception {
        URI folder = getClass().getResource("/turtle/programs").toURI();
        String source = Files.readString(Path.of(folder).resolve(name + ".py"));
        Rendering rendering = renderer.render(DrawingProgram.of(DrawingLanguage.TURTLE, source), OPTIONS);
        assertThat(rendering.status()).as("%s", rendering.diagnostics()).isEqualTo(RenderStatus.OK);
        Image ours = rendering.requireImage();
        Image theirs =
                ImageFiles.read(Path.of(folder).resolveSibling("reference").resolve(name + ".png"));
        assertThat(different(ours, theirs)).as("ours are missing there").isLessThanOrEqualTo(DIFFERENT_PIXELS);
        assertThat(different(theirs, ours)).as("theirs are missing here").isLessThanOrEqualTo(DIFFERENT_PIXELS);
    }

    /** The share of pixels of one picture that have nothing like them at their place in the other. */
    private static double different(Image one, Image other) {
        int different = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                different += hasLike(one, x, y, other) ? 0 : 1;
            }
        }
        return (double) different / (one.width() * one.height());
    }

    private static boolean hasLike(Image one, int x, int y, Image other) {
        for (int row = Math.max(0, y - REACH); row <= Math.min(other.height() - 1, y + REACH); row++) {
            for (int column = Math.max(0, x - REACH); column <= Math.min(other.width() - 1, x + REACH); column++) {
                float worst = 0;
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    worst = Math.max(worst, Math.abs(one.at(x, y, channel) - other.at(column, row, channel)));
                }
                if (255 * worst <= VISIBLE) {
                    return true;
                }
            }
        }
        return false;
    }
}
