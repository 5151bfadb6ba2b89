package io.github.visionfromtext.renderers.tikz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.renderers.CagedRendererTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikzRendererTest extends CagedRendererTest {
    private static final String DOCUMENT = """
            \\documentclass[tikz,border=10pt,dvipsnames]{standalone}
            \\usetikzlibrary{calc,arrows.meta}
            \\begin{document}
            \\begin{tikzpicture}
              \\fill[blue] (0,0) rectangle (4,4);
              \\fill[NavyBlue] ($(1,1)+(0,0)$) circle (0.3);
              \\draw[-{Stealth}] (0,0) -- (1,0) node[right] {$x^2$};
            \\end{tikzpicture}
            \\end{document}
            """;

    TikzRendererTest() {
        super(new TikzRendererProvider(), DOCUMENT);
    }

    @Test
    void drawsDocumentsWithTheirBorder() {
        Image image = draw(DOCUMENT);
        assertThat(colorAt(image, 0.5, 0.5)).isEqualTo("0 0 255");
        assertThat(colorAt(image, 0.02, 0.5)).isEqualTo("255 255 255");
    }

    @Test
    void wrapsFragments() {
        Rendering picture = render("\\begin{tikzpicture}\n\\fill[red] (0,0) rectangle (2,1);\n\\end{tikzpicture}");
        assertThat(picture.status()).as("%s", picture.diagnostics()).isEqualTo(RenderStatus.OK);
        assertThat(colorAt(picture.requireImage(), 0.5, 0.5)).isEqualTo("255 0 0");
        assertThat(picture.repairs()).anyMatch(repair -> repair.contains("fragment"));
        draw("\\usetikzlibrary{mindmap}\n\\definecolor{sky}{HTML}{88CCFF}\n\\tikz \\fill[sky] (0,0) circle (1);");
        draw("\\draw[thick] (0,0) -- (1,1);\n\\node at (0,1) {Hi};");
    }

    @Test
    void keepsCurvesSmooth() {
        String frame = "\\draw[line width=2pt, line join=round] ";
        Image straight = draw(frame + "(0,0) -- (7,2.3);");
        Image sampled = draw(frame + "plot[domain=0:7, samples=300] (\\x,{\\x*2.3/7});");
        assertThat(largestDifference(straight, sampled)).isLessThan(0.15f);
    }

    private static float largestDifference(Image one, Image other) {
        float largest = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                largest = Math.max(largest, Math.abs(one.at(x, y, 0) - other.at(x, y, 0)));
            }
        }
        return largest;
    }

    @Test
    void cropsAPageToWhatIsOnIt() {
        Image image = draw("\\documentclass{article}\n\\usepackage{tikz}\n\\begin{document}\n\\begin{center}\n"
                + "\\tikz \\fill[green] (0,0) rectangle (3,3);\n\\end{center}\n\\end{document}");
        assertThat(colorAt(image, 0.1, 0.1)).isEqualTo("0 255 0");
    }

    @Test
    void drawsWhatThereIsOfAProgramThatBreaksOff() {
        Rendering cut = render(DOCUMENT.substring(0, DOCUMENT.indexOf("node[right]")));
        assertThat(cut.status()).as("%s", cut.diagnostics()).isEqualTo(RenderStatus.TRUNCATED);
        assertThat(colorAt(cut.requireImage(), 0.8, 0.5)).isEqualTo("0 0 255");
    }

    @Test
    void saysWhenNothingWasDrawn() {
        assertThat(render("\\begin{tikzpicture}\\end{tikzpicture}").status()).isEqualTo(RenderStatus.BLANK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            RUNTIME_ERROR | 2 | Undefined control sequence | \\begin{tikzpicture}§\\drow (0,0) -- (1,1);§\\end{tikzpicture}
            RUNTIME_ERROR | 2 | colour                     | \\begin{tikzpicture}§\\draw[colour=red] (0,0) -- (1,1);§\\end{tikzpicture}
            PARSE_ERROR   | 3 | semicolon                  | \\begin{tikzpicture}§\\draw (0,0) -- (1,1)§\\draw (2,0) -- (1,1);§\\end{tikzpicture}
            """)
    void namesTheLine(RenderStatus status, int line, String word, String source) {
        Rendering failed = render(source.replace("§", "\n"));
        assertThat(failed.status()).as("%s", failed.diagnostics()).isEqualTo(status);
        assertThat(failed.diagnostics().get(0).message()).contains(word);
        assertThat(failed.diagnostics().get(0).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            FORBIDDEN     | \\input{/etc/passwd}
            FORBIDDEN     | \\newread\\f\\openin\\f=/etc/passwd \\read\\f to\\x
            FORBIDDEN     | \\input{../../etc/hostname}
            FORBIDDEN     | \\newwrite\\f\\immediate\\openout\\f=/tmp/planted
            FORBIDDEN     | \\newwrite\\f\\immediate\\openout\\f=../planted
            FORBIDDEN     | \\immediate\\write18{ls}
            FORBIDDEN     | \\includegraphics{/etc/passwd.png}
            FORBIDDEN     | \\input{/proc/self/environ}
            FORBIDDEN     | \\input{.hidden}
            RUNTIME_ERROR | \\input{¦"ls"}
            PARSE_ERROR   | \\newread\\f\\openin\\f=¦"ls" \\read\\f to\\x
            FORBIDDEN     | \\newwrite\\f\\immediate\\openout\\f=.bashrc
            FORBIDDEN     | \\newwrite\\f\\immediate\\openout\\f=/proc/self/oom_score_adj
            FORBIDDEN     | \\AtEndDocument{\\immediate\\write18{ls}}
            FORBIDDEN     | \\message{\\pdffiledump offset 0 length 9 {/etc/passwd}}
            RUNTIME_ERROR | \\font\\x=/etc/passwd
            RUNTIME_ERROR | \\directlua{os.execute("ls")}
            RUNTIME_ERROR | \\immediate\\pdfobj file {/etc/passwd}
            TIMEOUT       | \\def\\x{\\x}\\x
            TIMEOUT       | \\errorcontextlines=0 \\loop\\iftrue\\setbox0\\hbox{a}\\repeat
            MEMORY_LIMIT  | \\def\\x#1{\\x{#1#1}}\\x{aaaaaaaa}
            MEMORY_LIMIT  | \\def\\x{\\begingroup\\x}\\x
            OUTPUT_LIMIT  | \\def\\x{\\typeout{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}\\x}\\x
            OUTPUT_LIMIT  | \\tracingall\\def\\x{\\x}\\x
            MEMORY_LIMIT  | \\def\\x{a\\x b}\\x
            OUTPUT_LIMIT  | \\newwrite\\f\\immediate\\openout\\f=a \\def\\x{\\immediate\\write\\f{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}\\x}\\x
            PARSE_ERROR   | \\def\\x#1{}\\x{
            """)
    void stopsAttacks(RenderStatus expected, String attack) {
        assertStopped(
                expected,
                "\\documentclass{standalone}\\usepackage{tikz,graphicx}\\begin{document}\n" + attack.replace('¦', '|')
                        + "\n\\tikz \\draw (0,0) -- (1,1);\n\\end{document}\n");
    }
}
