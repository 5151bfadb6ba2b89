package io.github.visionfromtext.renderers.svg;

import static io.github.visionfromtext.renderers.svg.Programs.XMLNS;
import static io.github.visionfromtext.renderers.svg.Programs.body;
import static io.github.visionfromtext.renderers.svg.Programs.pixel;
import static io.github.visionfromtext.renderers.svg.Programs.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgRendererTest {

    @Test
    void isFoundForItsLanguage() {
        try (CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG)) {
            assertThat(renderer).isInstanceOf(SvgRenderer.class);
            assertThat(new SvgRendererProvider().availability().usable()).isTrue();
            assertThatThrownBy(() -> renderer.render(
                            DrawingProgram.of(DrawingLanguage.TIKZ, "\\draw (0,0);"), RenderOptions.defaults()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("tikz");
        }
    }

    @Test
    void liesLetterboxedOnTheBackground() {
        RenderOptions options = RenderOptions.defaults().withSize(100).withBackground(new Color(0, 0, 1));
        Rendering wide = render(
                "<svg " + XMLNS + " width='200' height='100'><rect width='200' height='100' fill='red'/></svg>",
                options);
        assertThat(pixel(wide, 50, 20)).isEqualTo("0000ff");
        assertThat(pixel(wide, 50, 30)).isEqualTo("ff0000");
        assertThat(pixel(wide, 2, 50)).isEqualTo("ff0000");
        assertThat(pixel(wide, 50, 80)).isEqualTo("0000ff");
    }

    @Test
    void withoutSmoothingThereAreTwoColours() {
        Image image = render(
                        "<svg " + XMLNS + " viewBox='0 0 9 9'><circle cx='4' cy='4' r='3'/></svg>",
                        RenderOptions.defaults().withSize(50).withAntialias(false))
                .requireImage();
        for (float value : image.toPlanar()) {
            assertThat(value).isIn(0f, 1f);
        }
    }

    @Test
    void picturesAreEqualFromRunToRunAndThreadToThread() throws IOException, URISyntaxException {
        List<DrawingProgram> programs = new ArrayList<>();
        for (Path file : Programs.files("beyond")) {
            programs.add(Programs.program(Files.readString(file)));
        }
        SvgRenderer renderer = new SvgRenderer();
        RenderOptions options = RenderOptions.defaults().withSize(96);
        for (DrawingProgram program : programs) {
            Image once = renderer.render(program, options).requireImage();
            List<Image> again = List.of(0, 1, 2, 3).parallelStream()
                    .map(run -> renderer.render(program, options).requireImage())
                    .toList();
            assertThat(again).allMatch(once::equals);
        }
    }

    @Test
    void provenanceNamesWhatThePictureDependsOn() {
        Rendering rendering = body("<circle r='50'/>");
        assertThat(rendering.provenance().entries())
                .containsKeys("renderer.name", "renderer.jdk", "renderer.fonts", "render.size", "program.sha256");
    }

    /** Colours that CSS Color 4 and its test suite state; librsvg 2.54 knows none of the last five. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hsl(120 100% 25%) | 008000",
                "hsl(0.5turn, 100%, 50%) | 00ffff",
                "rgb(100% 0% 0% / 1) | ff0000",
                "#f008 | ff7777",
                "hwb(120 0% 50%) | 008000",
                "lab(46.277% -47.552 48.586) | 008000",
                "lch(46.277% 67.984 134.383) | 008000",
                "oklab(51.975% -0.1403 0.10768) | 008000",
                "oklch(51.975% 0.17686 142.495) | 008000"
            })
    void coloursOfCssFour(String color, String expected) {
        String seen = pixel(body("<rect width='100' height='100' fill='" + color + "'/>"), 50, 50);
        for (int channel = 0; channel < 6; channel += 2) {
            int one = Integer.parseInt(seen.substring(channel, channel + 2), 16);
            int other = Integer.parseInt(expected.substring(channel, channel + 2), 16);
            assertThat(one).as(seen).isBetween(other - 1, other + 1);
        }
    }

    @Test
    void groupsFadeAsOne() {
        Rendering rendering = body("<g opacity='.5'><rect width='60' height='100' fill='red'/>"
                + "<rect x='40' width='60' height='100' fill='red'/></g>");
        assertThat(pixel(rendering, 50, 50)).isEqualTo(pixel(rendering, 10, 50));
    }

    @Test
    void blendsWithWhatIsBelow() {
        Rendering rendering = body("<rect width='100' height='100' fill='#ff8000'/>"
                + "<rect width='100' height='100' fill='#80ff00' style='mix-blend-mode: multiply'/>");
        assertThat(pixel(rendering, 50, 50)).isEqualTo("808000");
    }

    @Test
    void customPropertiesAndTheFontShorthandHold() {
        Rendering rendering = body("<style>:root { --main: #00ff00 } rect { fill: var(--main, red) }"
                + " text { font: bold 80px/1 serif; fill: var(--none, blue) }</style>"
                + "<rect width='100' height='20'/><text x='10' y='95'>I</text>");
        assertThat(pixel(rendering, 50, 10)).isEqualTo("00ff00");
        assertThat(pixel(rendering, 30, 60)).isEqualTo("0000ff");
    }

    @Test
    void dropShadowsFallWhereCssPutsThem() {
        Rendering rendering =
                body("<rect x='20' y='20' width='40' height='40' fill='red' style='filter: drop-shadow(20px 20px 0"
                        + " blue)'/>");
        assertThat(pixel(rendering, 30, 30)).isEqualTo("ff0000");
        assertThat(pixel(rendering, 70, 70)).isEqualTo("0000ff");
        assertThat(pixel(rendering, 90, 90)).isEqualTo("ffffff");
    }

    @Test
    void textRunsAlongAPath() throws IOException, URISyntaxException {
        for (Path file : Programs.files("beyond")) {
            Rendering rendering = render(Files.readString(file));
            assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
            assertThat(rendering.diagnostics()).isEmpty();
        }
        String straight = "<path id='p' d='M0 50H100' fill='none'/><text font-family='Arial' font-size='40'><textPath"
                + " href='#p'>HI</textPath></text>";
        String plain = "<text font-family='Arial' font-size='40' y='50'>HI</text>";
        assertThat(pixel(body(straight), 5, 35))
                .isEqualTo(pixel(body(plain), 5, 35))
                .isEqualTo("000000");
    }

    @Test
    void theCssBackgroundIsPainted() {
        Rendering rendering =
                render("<svg " + XMLNS + " viewBox='0 0 9 9' style='background: #123456'><circle r='1'/></svg>");
        assertThat(pixel(rendering, 300, 300)).isEqualTo("123456");
    }

    @Test
    void markersGrowWithTheirLine() {
        Rendering rendering = body("<marker id='m' markerWidth='3' markerHeight='3'><rect width='3' height='3'"
                + " fill='red'/></marker><path d='M20 20H21' stroke='blue' stroke-width='10' marker-start='url(#m)'/>");
        assertThat(pixel(rendering, 45, 45)).isEqualTo("ff0000");
        assertThat(pixel(rendering, 55, 55)).isEqualTo("ffffff");
    }

    @Test
    void tracesWhatIsDrawn() {
        String svg = "<svg " + XMLNS + " viewBox='0 0 100 100'>\n<defs><circle id='c' r='5'/></defs>\n"
                + "<g opacity='.5'><use href='#c' x='20' y='30' fill='red'/></g>\n"
                + "<rect width='10' height='20' fill='none' stroke='blue'/></svg>";
        DrawTrace trace = new SvgRenderer()
                .trace(Programs.program(svg), RenderOptions.defaults().withSize(200))
                .orElseThrow();
        assertThat(trace.size()).isEqualTo(200);
        assertThat(trace.marks())
                .extracting(DrawTrace.Mark::element, DrawTrace.Mark::line)
                .containsExactly(tuple("circle", 2), tuple("rect", 4));
        DrawTrace.Mark circle = trace.marks().get(0);
        assertThat(circle.fill()).isEqualTo(new DrawTrace.Paint(new Color(1, 0, 0), 1));
        assertThat(circle.stroke()).isNull();
        assertThat(circle.contours()).hasSize(1);
        assertThat(circle.contours().get(0).closed()).isTrue();
        assertThat(circle.contours().get(0).points()).hasSizeGreaterThan(15).allSatisfy(point -> assertThat(
                        Math.hypot(point.x() - 40, point.y() - 60))
                .isCloseTo(10, within(0.15)));
        DrawTrace.Mark rect = trace.marks().get(1);
        assertThat(rect.fill()).isNull();
        assertThat(rect.stroke()).isEqualTo(new DrawTrace.Paint(new Color(0, 0, 1), 1));
        assertThat(rect.strokeWidth()).isEqualTo(2);
        assertThat(rect.contours().get(0).points())
                .contains(new DrawTrace.Point(0, 0), new DrawTrace.Point(20, 0), new DrawTrace.Point(20, 40));
    }

    @Test
    void tracesGradientsOpenLinesAndSubpaths() {
        String svg = "<svg " + XMLNS + " viewBox='0 0 10 10'><linearGradient id='g'><stop stop-color='red'/><stop"
                + " offset='1'/></linearGradient><path d='M1 1H3V3ZM5 5L6 6' fill='url(#g)' fill-opacity='.5'/></svg>";
        DrawTrace.Mark mark = new SvgRenderer()
                .trace(Programs.program(svg), RenderOptions.defaults().withSize(10))
                .orElseThrow()
                .marks()
                .get(0);
        assertThat(mark.fill()).isEqualTo(new DrawTrace.Paint(null, 0.5));
        assertThat(mark.contours())
                .extracting(contour -> contour.points().size(), DrawTrace.Contour::closed)
                .containsExactly(tuple(3, true), tuple(2, false));
    }

    @Test
    void tracesNothingOfWhatCannotBeDrawn() {
        assertThat(new SvgRenderer().trace(Programs.program("no drawing"), RenderOptions.defaults()))
                .isEmpty();
    }
}
