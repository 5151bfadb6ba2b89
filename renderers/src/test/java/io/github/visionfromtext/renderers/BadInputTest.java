package io.github.visionfromtext.renderers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that nobody means to give, for every language: a status and a reason, and the next program is drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final RenderOptions OPTIONS = RenderOptions.defaults()
            .withSize(64)
            .with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 1_000_000, 16L << 20));

    /** Each draws something, with an umlaut in a comment. */
    private static final Map<String, String> GOOD = Map.of(
            "svg", "<!-- schön --><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='9'/></svg>",
            "processing", "// schön\nsize(50, 50);\nrect(5, 5, 20, 20);\n",
            "turtle", "# schön\nfrom turtle import *\nfd(100)\n",
            "matplotlib", "# schön\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\n",
            "tikz", "% schön\n\\begin{tikzpicture}\n\\fill (0,0) circle (1);\n\\end{tikzpicture}\n");

    private final Map<String, CodeRenderer> renderers = new HashMap<>();

    private CodeRenderer renderer(String language) {
        return renderers.computeIfAbsent(language, name -> {
            CodeRendererProvider provider = CodeRenderers.providers().stream()
                    .filter(each -> each.language().name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Availability availability = provider.availability();
            assumeTrue(availability.usable(), () -> availability.reason() + "; to run: " + availability.remedy());
            return provider.create();
        });
    }

    @AfterAll
    void close() {
        renderers.values().forEach(CodeRenderer::close);
    }

    private Rendering render(String language, String source) {
        return renderer(language).render(DrawingProgram.of(new DrawingLanguage(language), source), OPTIONS);
    }

    private void assertEnds(Rendering rendering, String language, Set<RenderStatus> expected, String word) {
        assertThat(rendering.status()).as("%s", rendering.diagnostics()).isIn(expected);
        assertThat(rendering.diagnostics()).isNotEmpty();
        assertThat(rendering.diagnostics().toString()).contains(word);
        assertThat(render(language, GOOD.get(language)).status()).isEqualTo(RenderStatus.OK);
    }

    private void assertEnds(Rendering rendering, String language, RenderStatus expected, String word) {
        assertEnds(rendering, language, Set.of(expected), word);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            svg,        PARSE_ERROR
            processing, BLANK
            turtle,     BLANK
            matplotlib, BLANK
            tikz,       BLANK
            """)
    void emptyProgram(String language, RenderStatus expected) {
        assertEnds(render(language, ""), language, expected, "");
        assertEnds(render(language, " \n\t\n"), language, expected, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "processing", "turtle", "matplotlib", "tikz"})
    void programOfAHundredMegabytes(String language) {
        assertEnds(
                render(language, "(".repeat(100_000_000)), language, RenderStatus.OUTPUT_LIMIT, "100000000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "processing", "turtle", "matplotlib", "tikz"})
    void programOfAnotherLanguage(String language) {
        GOOD.forEach((other, program) -> {
            Set<String> python = Set.of("turtle", "matplotlib");
            boolean same = other.equals(language) || (python.contains(other) && python.contains(language));
            if (!same) {
                Set<RenderStatus> expected = Set.of(
                        RenderStatus.PARSE_ERROR,
                        RenderStatus.RUNTIME_ERROR,
                        RenderStatus.BLANK,
                        RenderStatus.FORBIDDEN);
                assertEnds(render(language, program), language, expected, "");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "processing", "turtle", "matplotlib", "tikz"})
    void binaryProgram(String language) {
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        DrawingProgram program = DrawingProgram.of(new DrawingLanguage(language), noise);
        Set<RenderStatus> expected = Set.of(RenderStatus.PARSE_ERROR, RenderStatus.RUNTIME_ERROR);
        assertEnds(renderer(language).render(program, OPTIONS), language, expected, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "processing", "turtle", "matplotlib", "tikz"})
    void programInAnotherEncoding(String language) {
        byte[] latin = GOOD.get(language).getBytes(StandardCharsets.ISO_8859_1);
        Rendering rendering =
                renderer(language).render(DrawingProgram.of(new DrawingLanguage(language), latin), OPTIONS);
        assertThat(rendering.status()).as("%s", rendering.diagnostics()).isEqualTo(RenderStatus.OK);
        byte[] wide = GOOD.get(language).getBytes(StandardCharsets.UTF_16LE);
        Set<RenderStatus> expected = Set.of(RenderStatus.PARSE_ERROR, RenderStatus.RUNTIME_ERROR);
        assertEnds(
                renderer(language).render(DrawingProgram.of(new DrawingLanguage(language), wide), OPTIONS),
                language,
                expected,
                "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            processing | String s = "x".repeat(1 << 20); for (int i = 0; i < 1024; i++) println(s);
            turtle     | for i in range(1024): print('x' * (1 << 20))
            matplotlib | for i in range(1024): print('x' * (1 << 20))
            tikz       | \\def\\x{\\typeout{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\\x}\\x
            """)
    void programThatPrintsAGigabyte(String language, String source) {
        assertEnds(render(language, source), language, RenderStatus.OUTPUT_LIMIT, "more than it may");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            svg        | <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'></svg>
            svg        | <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='50' r='9'/></svg>
            processing | size(50, 50); background(255);
            processing | size(50, 50); background(255); rect(500, 500, 20, 20);
            turtle     | from turtle import *; hideturtle()
            turtle     | from turtle import *; hideturtle(); up(); goto(5000, 5000); down(); fd(100)
            matplotlib | import matplotlib.pyplot as plt; plt.figure()
            matplotlib | import matplotlib.pyplot as plt; plt.figure().text(5, 5, 'far')
            tikz       | \\begin{tikzpicture}\\end{tikzpicture}
            tikz       | \\begin{tikzpicture}\\path[use as bounding box] (0,0) rectangle (1,1); \\fill (9,9) circle (1);\\end{tikzpicture}
            """)
    void programThatDrawsNothingOrElsewhere(String language, String source) {
        assertEnds(render(language, source), language, RenderStatus.BLANK, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            svg        | FORBIDDEN     | other.svg  | <svg xmlns='http://www.w3.org/2000/svg'><use href='other.svg#cat'/></svg>
            processing | PARSE_ERROR   | sound      | import processing.sound.*; SoundFile f; void setup() { f = new SoundFile(this, "a.wav"); }
            turtle     | RUNTIME_ERROR | svgturtle  | import svgturtle
            matplotlib | RUNTIME_ERROR | seaborn    | import seaborn as sns
            tikz       | RUNTIME_ERROR | nosuch.sty | \\documentclass{standalone}\\usepackage{nosuch}\\begin{document}x\\end{document}
            """)
    void programThatNeedsWhatIsMissing(String language, RenderStatus expected, String word, String source) {
        assertEnds(render(language, source), language, expected, word);
    }

    @Test
    void everyLanguageIsTried() {
        assertThat(CodeRenderers.providers())
                .extracting(provider -> provider.language().name())
                .containsOnly(GOOD.keySet().toArray(String[]::new));
    }
}
