package io.github.visionfromtext.renderers.tikz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TeX is uninstalled, or loses what it has made, between two pictures. */
class GoneTexTest {
    /** Time is generous, so that a busy machine fails no test. */
    private static final RenderOptions OPTIONS =
            RenderOptions.defaults().with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 100_000, 32L << 20));

    @TempDir
    private Path folder;

    private Path tex;
    private TikzRenderer renderer;

    @BeforeEach
    void install() throws IOException {
        Availability availability = new TikzRendererProvider().availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        tex = Files.createSymbolicLink(folder.resolve("pdflatex"), PdfLatex.EXECUTABLE);
        renderer = new TikzRenderer(tex, folder);
    }

    private Rendering render() {
        String circle = "\\begin{tikzpicture}\n\\fill[red] (0,0) circle (1);\n\\end{tikzpicture}\n";
        return renderer.render(DrawingProgram.of(DrawingLanguage.TIKZ, circle), OPTIONS);
    }

    private Rendering draw() {
        Rendering drawn = render();
        assertThat(drawn.status()).as("%s", drawn.diagnostics()).isEqualTo(RenderStatus.OK);
        return drawn;
    }

    @Test
    void languageIsUnavailableUntilPdflatexIsBack() throws IOException {
        Rendering first = draw();
        Files.delete(tex);
        Rendering without = render();
        assertThat(without.status()).isEqualTo(RenderStatus.UNAVAILABLE);
        assertThat(without.diagnostics().toString()).contains(tex.toString(), "install TeX Live");
        Files.createSymbolicLink(tex, PdfLatex.EXECUTABLE);
        assertThat(draw().image()).isEqualTo(first.image());
    }

    @Test
    void formatThatIsRemovedIsMadeAgain() throws IOException {
        Rendering first = draw();
        draw();
        List<Path> formats = formats();
        assertThat(formats).hasSize(1);
        Files.delete(formats.get(0));
        assertThat(draw().image()).isEqualTo(first.image());
        assertThat(formats()).isEqualTo(formats);
    }

    private List<Path> formats() throws IOException {
        try (Stream<Path> files =
                Files.find(folder, 2, (file, attributes) -> file.toString().endsWith(".fmt"))) {
            return files.toList();
        }
    }
}
