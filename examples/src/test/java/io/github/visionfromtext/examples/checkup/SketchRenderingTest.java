package io.github.visionfromtext.examples.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.sketch.BundledSketches;
import io.github.visionfromtext.core.checkup.sketch.Sketch;
import io.github.visionfromtext.core.checkup.sketch.SketchPrograms;
import io.github.visionfromtext.core.checkup.sketch.Stroke;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sketch looks the same whatever it is written in. */
class SketchRenderingTest {
    private static final RenderOptions OPTIONS = RenderOptions.defaults().withSize(256);

    /** Some bundled drawings, and one with dots at the edge. */
    private static List<Sketch> sketches() {
        List<Sketch> sketches = new ArrayList<>();
        List<Sketch> all = BundledSketches.all();
        for (int i = 0; i < all.size(); i += 12) {
            sketches.add(all.get(i));
        }
        sketches.add(new Sketch(
                "dots",
                "",
                true,
                List.of(dot(0, 0), dot(255, 255), dot(255, 0), new Stroke(List.of(point(40, 90), point(41, 90))))));
        return sketches;
    }

    private static Stroke dot(int x, int y) {
        return new Stroke(List.of(point(x, y)));
    }

    private static Stroke.Point point(int x, int y) {
        return new Stroke.Point(x, y);
    }

    private static List<Rendering> render(DrawingLanguage language) {
        List<DrawingProgram> programs = sketches().stream()
                .map(sketch -> SketchPrograms.write(sketch, language, SketchPrograms.Style.defaults()))
                .toList();
        try (CodeRenderer renderer = CodeRenderers.open(language)) {
            return renderer.renderAll(programs, OPTIONS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "tikz"})
    void theSamePictureAsInSvg(String language) {
        List<Rendering> expected = render(DrawingLanguage.SVG);
        List<Rendering> actual = render(new DrawingLanguage(language));
        Assumptions.assumeFalse(
                actual.get(0).status() == RenderStatus.UNAVAILABLE,
                () -> "needs a renderer: " + actual.get(0).diagnostics());
        for (int i = 0; i < expected.size(); i++) {
            String name = sketches().get(i).word();
            Image one = expected.get(i).requireImage();
            Image other = actual.get(i).requireImage();
            assertThat(expected.get(i).status()).as(name).isEqualTo(RenderStatus.OK);
            assertThat(actual.get(i).status()).as(name).isEqualTo(RenderStatus.OK);
            // Edges are smoothed by three painters. A line that is missing or moved by its width differs in hundreds.
            assertThat(darkAndLight(one, other))
                    .as("%s: pixels dark in one and light in the other", name)
                    .isLessThan(60);
            assertThat(ink(other)).as("%s: ink", name).isBetween(0.97 * ink(one), 1.03 * ink(one));
        }
    }

    private static int darkAndLight(Image one, Image other) {
        int different = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                different += Math.abs(one.at(x, y, 0) - other.at(x, y, 0)) > 0.75 ? 1 : 0;
            }
        }
        return different;
    }

    private static double ink(Image image) {
        double ink = 0;
        for (float value : image.toPlanar()) {
            ink += 1 - value;
        }
        return ink;
    }
}
