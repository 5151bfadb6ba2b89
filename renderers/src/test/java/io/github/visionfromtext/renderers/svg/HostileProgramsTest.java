package io.github.visionfromtext.renderers.svg;

import static io.github.visionfromtext.renderers.svg.Programs.XMLNS;
import static io.github.visionfromtext.renderers.svg.Programs.body;
import static io.github.visionfromtext.renderers.svg.Programs.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that try to read, reach or exhaust something. The time limit is that of a test that hangs, not a measurement. */
@Timeout(600)
class HostileProgramsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<image href='http://127.0.0.1:9/cat.png' width='9' height='9'/>",
                "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='file:///etc/hostname' width='9'"
                        + " height='9'/>",
                "<image href='/etc/hostname' width='9' height='9'/>",
                "<use href='http://127.0.0.1:9/shapes.svg#a'/>",
                "<use href='other.svg#a'/>",
                "<rect width='9' height='9' fill='url(http://127.0.0.1:9/paints.svg#g)'/>",
                "<rect width='9' height='9' fill='red' filter='url(file:///tmp/f.svg#f)'/>",
                "<rect width='9' height='9' style='mask: url(\"//host/m.svg#m\")'/>",
                "<text><textPath href='http://127.0.0.1:9/#p'>a</textPath></text>"
            })
    void whatLeadsOutOfTheProgramIsForbidden(String element) {
        Rendering rendering = body("\n" + element);
        assertThat(rendering.status()).isEqualTo(RenderStatus.FORBIDDEN);
        assertThat(rendering.diagnostics().get(0).line()).isEqualTo(2);
        assertThat(rendering.diagnostics().get(0).message()).contains("self-contained");
    }

    @Test
    void externalEntitiesAreForbidden() {
        Rendering rendering = render("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><svg " + XMLNS
                + " viewBox='0 0 9 9'><text y='9'>&x;</text></svg>");
        assertThat(rendering.status()).isEqualTo(RenderStatus.FORBIDDEN);
    }

    @Test
    void entityBombsAreNotRead() {
        StringBuilder declarations = new StringBuilder("<!ENTITY l0 'lol'>");
        for (int i = 1; i < 12; i++) {
            declarations
                    .append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        Rendering rendering =
                render("<!DOCTYPE svg [" + declarations + "]><svg " + XMLNS + "><text>&l11;</text></svg>");
        assertThat(rendering.status()).isEqualTo(RenderStatus.PARSE_ERROR);
    }

    @Test
    void scriptsAndStyleSheetsFromElsewhereDoNothing() {
        Rendering rendering = body("<script>while(true){}</script><style>@import url(http://127.0.0.1:9/a.css);"
                + "@font-face{src:url(file:///f.ttf)}</style><rect width='50' height='50' onload='x()'/>");
        assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
        assertThat(rendering.diagnostics()).hasSize(3);
    }

    @Test
    void useBombsHitTheLimitOfElements() {
        StringBuilder levels = new StringBuilder("<g id='u0'><rect width='1' height='1'/></g>");
        for (int i = 1; i < 12; i++) {
            levels.append("<g id='u")
                    .append(i)
                    .append("'>")
                    .append(("<use href='#u" + (i - 1) + "'/>").repeat(10))
                    .append("</g>");
        }
        assertThat(body("<defs>" + levels + "</defs><use href='#u11'/>").status())
                .isIn(RenderStatus.OUTPUT_LIMIT, RenderStatus.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<g id='a'><use href='#a'/></g>",
                "<pattern id='a' width='9' height='9' patternUnits='userSpaceOnUse'><rect width='9' height='9'"
                        + " fill='url(#a)'/></pattern><rect width='50' height='50' fill='url(#a)'/>",
                "<mask id='a'><rect width='50' height='50' fill='white' mask='url(#a)'/></mask><rect width='50'"
                        + " height='50' mask='url(#a)'/>",
                "<clipPath id='a' clip-path='url(#a)'><rect width='50' height='50'/></clipPath><rect width='50'"
                        + " height='50' clip-path='url(#a)'/>",
                "<marker id='a'><path d='M0 0L1 1' marker-end='url(#a)'/></marker><path d='M0 0L9 9' stroke='red'"
                        + " marker-end='url(#a)'/>",
            })
    void circlesAreReportedAndEnd(String elements) {
        Rendering rendering = body(elements);
        assertThat(rendering.diagnostics())
                .anySatisfy(note -> assertThat(note.message()).contains("part of"));
    }

    @Test
    void gradientsMayInheritInACircle() {
        assertThat(body("<linearGradient id='a' href='#b'><stop stop-color='red'/></linearGradient>"
                                + "<linearGradient id='b' href='#a'/><rect width='50' height='50' fill='url(#b)'/>")
                        .status())
                .isEqualTo(RenderStatus.OK);
    }

    @Test
    void dashBombsAreDrawnSolid() {
        Rendering rendering =
                body("<path d='M0 50H10000000' stroke='red' stroke-width='5' stroke-dasharray='0.00001'/>");
        assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
        assertThat(rendering.diagnostics())
                .anySatisfy(note -> assertThat(note.message()).contains("dashes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<feTurbulence baseFrequency='1' numOctaves='100000000'/>",
                "<feGaussianBlur stdDeviation='1e9'/>",
                "<feGaussianBlur stdDeviation='-5'/>",
                "<feGaussianBlur stdDeviation='NaN'/>",
                "<feOffset dx='1e30' dy='-1e30'/>",
                "<feMorphology operator='dilate' radius='1e9'/>",
                "<feDisplacementMap scale='1e300' in2='SourceGraphic'/>"
            })
    void filtersOfAnySizeEnd(String primitive) {
        Rendering rendering = body("<filter id='f' x='-1000000%' y='-1000000%' width='2000000%' height='2000000%'>"
                + primitive + "</filter><rect width='50' height='50' filter='url(#f)'/>");
        assertThat(rendering.status()).isIn(RenderStatus.OK, RenderStatus.BLANK);
    }

    @Test
    void manyFiltersHitALimit() {
        String primitives = "<feGaussianBlur stdDeviation='9'/>".repeat(2000);
        Rendering rendering = render("<svg " + XMLNS + " viewBox='0 0 9 9'><filter id='f'>" + primitives
                + "</filter><g filter='url(#f)'><rect width='9' height='9'/></g></svg>");
        assertThat(rendering.status()).isIn(RenderStatus.MEMORY_LIMIT, RenderStatus.TIMEOUT);
    }

    @Test
    void nestedLayersHitTheMemoryLimit() {
        RenderOptions options =
                RenderOptions.defaults().with(new RenderLimits(Duration.ofSeconds(60), 16L << 20, 1_000_000, 1 << 20));
        String groups = "<g opacity='.9'>".repeat(100);
        Rendering rendering = render(
                "<svg " + XMLNS + " viewBox='0 0 9 9'>" + groups + "<text y='9'>a</text>" + "</g>".repeat(100)
                        + "</svg>",
                options);
        assertThat(rendering.status()).isEqualTo(RenderStatus.MEMORY_LIMIT);
    }

    @Test
    void patternsInPatternsHitALimit() {
        StringBuilder patterns = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            String fill = i == 0 ? "red" : "url(#p" + (i - 1) + ")";
            patterns.append("<pattern id='p")
                    .append(i)
                    .append("' width='.1' height='.1'>")
                    .append(("<rect width='50' height='50' fill='" + fill + "'/>").repeat(20))
                    .append("</pattern>");
        }
        assertThat(body(patterns + "<rect width='99' height='99' fill='url(#p11)'/>")
                        .status())
                .isIn(RenderStatus.OUTPUT_LIMIT, RenderStatus.TIMEOUT, RenderStatus.MEMORY_LIMIT);
    }

    @Test
    void hugePatternTilesStaySmall() {
        assertThat(body("<pattern id='p' width='1e7' height='1e7' patternUnits='userSpaceOnUse'><circle"
                                + " r='40'/></pattern><rect width='99' height='99' fill='url(#p)'/>")
                        .status())
                .isIn(RenderStatus.OK, RenderStatus.BLANK);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(body("<g>".repeat(50_000)).status()).isEqualTo(RenderStatus.PARSE_ERROR);
        StringBuilder chain = new StringBuilder("<rect id='u0' width='9' height='9'/>");
        for (int i = 1; i < 2000; i++) {
            chain.append("<use id='u")
                    .append(i)
                    .append("' href='#u")
                    .append(i - 1)
                    .append("'/>");
        }
        assertThat(body("<defs>" + chain + "</defs><use href='#u1999'/>").status())
                .isEqualTo(RenderStatus.OUTPUT_LIMIT);
    }

    @Test
    void longPathsEnd() {
        Random random = new Random(1);
        StringBuilder data = new StringBuilder("M0 0");
        for (int i = 0; i < 120_000; i++) {
            data.append('L').append(random.nextInt(100)).append(' ').append(random.nextInt(100));
        }
        Rendering rendering =
                render("<svg " + XMLNS + " viewBox='0 0 100 100'><path d='" + data + "' stroke='red'/></svg>");
        assertThat(rendering.status()).isEqualTo(RenderStatus.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rect x='NaN' y='Infinity' width='1e400' height='50'/>",
                "<circle cx='1e308' cy='-1e308' r='1e308' stroke='red' stroke-width='1e308'/>",
                "<path d='M1e39 1e39 L-1e39 NaN' stroke='red'/>",
                "<path d='M0 0 A1e30 1e-30 45 1 1 1e30 1e30' stroke='red'/>",
                "<rect width='9' height='9' transform='scale(1e300) rotate(1e300)'/>",
                "<rect width='9' height='9' transform='matrix(0 0 0 0 0 0)'/>",
                "<text font-size='1e30' x='1e30'>a</text>",
                "<g style='--a: var(--b) var(--b); --b: var(--a) var(--a); fill: var(--a)'><rect width='9'"
                        + " height='9'/></g>",
                "<rect width='calc(((((((((((((((((((((((((((((1px)))))))))))))))))))))))))))))' height='9'/>"
            })
    void numbersOutOfThisWorldEnd(String element) {
        assertThat(body(element).status()).isIn(RenderStatus.OK, RenderStatus.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 0 0", "0 0 -5 5", "0 0 1e-40 1e-40", "0 0 1e300 1", "NaN", "0 0 1e7 1e-5"})
    void viewBoxesOfAnyKindEnd(String viewBox) {
        Rendering rendering = render("<svg " + XMLNS + " viewBox='" + viewBox + "'><rect width='9' height='9'/></svg>");
        assertThat(rendering.status()).isIn(RenderStatus.OK, RenderStatus.BLANK);
    }

    @Test
    void styleSheetBombsAreStopped() {
        String rules = "g g g g g g g g rect.a:nth-child(2n+1) ~ rect { fill: red }".repeat(3000);
        String groups = "<g>".repeat(50) + "<rect class='a' width='1' height='1'/>".repeat(500) + "</g>".repeat(50);
        assertThat(body("<style>" + rules + "</style>" + groups).status()).isIn(RenderStatus.TIMEOUT, RenderStatus.OK);
    }

    @Test
    void pictureBombsAreRefusedByTheirHeader() throws IOException {
        Rendering rendering = body("<image width='9' height='9' href='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(pngOfSize(60_000, 60_000)) + "'/><circle r='9'/>");
        assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
        assertThat(rendering.diagnostics())
                .anySatisfy(note -> assertThat(note.message()).contains("<image>"));
    }

    @Test
    void programsThatAreTooLongAreNotRead() {
        assertThat(render("<svg>".repeat(20_000_000)).status()).isEqualTo(RenderStatus.OUTPUT_LIMIT);
    }

    @Test
    void whatIsNoTextIsNoDrawing() {
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        DrawingProgram program = DrawingProgram.of(DrawingLanguage.SVG, noise);
        assertThat(new SvgRenderer().render(program, RenderOptions.defaults()).status())
                .isEqualTo(RenderStatus.PARSE_ERROR);
        byte[] utf16 = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(java.nio.charset.StandardCharsets.UTF_16);
        assertThat(new SvgRenderer()
                        .render(DrawingProgram.of(DrawingLanguage.SVG, utf16), RenderOptions.defaults())
                        .status())
                .isEqualTo(RenderStatus.PARSE_ERROR);
    }

    @Test
    void timeLimitAndCancellationStopADrawing() {
        String program = "<svg " + XMLNS + " viewBox='0 0 9 9'>" + "<circle r='5'/>".repeat(1000) + "</svg>";
        RenderOptions hasty =
                RenderOptions.defaults().with(new RenderLimits(Duration.ofNanos(1), 1 << 30, 1_000_000, 1 << 20));
        assertThat(render(program, hasty).status()).isEqualTo(RenderStatus.TIMEOUT);
        CancellationToken token = new CancellationToken();
        token.cancel();
        assertThatThrownBy(() -> render(program, RenderOptions.defaults().with(token)))
                .isInstanceOf(CancelledException.class);
    }

    /** A PNG whose header promises a size and whose data is nearly nothing. */
    private static byte[] pngOfSize(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] header = java.nio.ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        chunk(png, "IHDR", header);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(new byte[100_000]);
        }
        chunk(png, "IDAT", data.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(
                java.nio.ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
