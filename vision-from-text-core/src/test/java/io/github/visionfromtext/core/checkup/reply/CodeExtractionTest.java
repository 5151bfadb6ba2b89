package io.github.visionfromtext.core.checkup.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.DrawingLanguage;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies in the forms language models give them. */
class CodeExtractionTest {
    private static final String TURTLE =
            "import turtle\nt = turtle.Turtle()\nfor i in range(4):\n    t.forward(100)\n    t.left(90)\n";

    private static String program(String reply, DrawingLanguage language) {
        return CodeExtraction.program(reply, language).orElse("");
    }

    @Test
    void aLabelledBlockIsTakenAsItStands() {
        String reply =
                "Sure! Here is the code:\n\n```python\n" + TURTLE + "```\n\nIt draws a square; run it with `python`.";
        assertThat(program(reply, DrawingLanguage.TURTLE)).isEqualTo(TURTLE);
    }

    @Test
    void theLongestBlockOfTheLanguageWins() {
        String reply =
                "Install first:\n```bash\npip install matplotlib numpy pandas scipy and much more besides, all of it\n"
                        + "```\nThen\n```py\nimport numpy as np\n```\nand\n~~~Python\nimport matplotlib.pyplot as plt\nplt.plot([1])\n~~~";
        assertThat(program(reply, DrawingLanguage.MATPLOTLIB))
                .isEqualTo("import matplotlib.pyplot as plt\nplt.plot([1])\n");
    }

    @Test
    void anUnlabelledBlockIsBetterThanOneOfAnotherLanguage() {
        String reply = "```json\n{\"a\": \"a long answer that is no program at all\"}\n```\n```\nsize(200, 200);\n```";
        assertThat(program(reply, DrawingLanguage.PROCESSING)).isEqualTo("size(200, 200);\n");
    }

    @Test
    void aReplyCutOffInItsBlockGivesWhatThereIs() {
        assertThat(program("```python\nimport turtle\nturtle.forw", DrawingLanguage.TURTLE))
                .isEqualTo("import turtle\nturtle.forw\n");
    }

    @Test
    void fencesOfOtherKindsInsideABlockStay() {
        String reply = "````python\nprint('''\n```\nnot the end\n```\n''')\n````";
        assertThat(program(reply, DrawingLanguage.TURTLE)).isEqualTo("print('''\n```\nnot the end\n```\n''')\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here: <svg width=\"10\"><rect/></svg> Enjoy.",
                "```html\n<!DOCTYPE html><body><svg width=\"10\"><rect/></svg></body>\n```",
                "```\n<p><svg width=\"10\"><rect/></svg>\n```\n",
            })
    void svgIsCutOutOfWhatSurroundsIt(String reply) {
        assertThat(program(reply, DrawingLanguage.SVG)).isEqualTo("<svg width=\"10\"><rect/></svg>\n");
    }

    @Test
    void svgWithoutAnEndAndWithADeclarationIsFound() {
        assertThat(program("Of course.\n<?xml version=\"1.0\"?>\n<svg><g>", DrawingLanguage.SVG))
                .isEqualTo("<?xml version=\"1.0\"?>\n<svg><g>\n");
    }

    @Test
    void tikzIsADocumentOrAPicture() {
        String picture = "\\begin{tikzpicture}\n\\draw (0,0) circle (1);\n\\end{tikzpicture}";
        String document =
                "\\documentclass{standalone}\n\\usepackage{tikz}\n\\begin{document}\n" + picture + "\n\\end{document}";
        assertThat(program("Use\n" + picture + "\nin your document.", DrawingLanguage.TIKZ))
                .isEqualTo(picture + "\n");
        assertThat(program("Use\n" + document + "\nand run it.", DrawingLanguage.TIKZ))
                .isEqualTo(document + "\n");
        assertThat(program("```latex\n\\usetikzlibrary{calc}\n\\draw (0,0) -- (1,1);\n```", DrawingLanguage.TIKZ))
                .isEqualTo("\\usetikzlibrary{calc}\n\\draw (0,0) -- (1,1);\n");
    }

    @Test
    void aPictureKeepsTheDefinitionsInFrontOfIt() {
        String definitions = "\\usetikzlibrary{perspective}\n\\tikzset{\n  wall/.style={fill=red}\n}\n";
        String picture = "\\begin{tikzpicture}[isometric view]\n\\draw[wall] (0,0) -- (1,1);\n\\end{tikzpicture}\n";
        String set = "\\begin{figure}[ht]\n\\centering\n" + picture + "\\end{figure}\n";
        assertThat(program("```latex\n" + definitions + "\n" + picture + "```", DrawingLanguage.TIKZ))
                .isEqualTo(definitions + picture);
        assertThat(program("```latex\n" + definitions + set + "```", DrawingLanguage.TIKZ))
                .isEqualTo(definitions + picture);
        assertThat(program("Here it is.\n\n" + definitions + picture + "\nCompile it twice.", DrawingLanguage.TIKZ))
                .isEqualTo(definitions + picture);
        assertThat(program("```latex\n" + set + "```", DrawingLanguage.TIKZ)).isEqualTo(picture);
    }

    @Test
    void proseAroundUnfencedCodeIsLeftOut() {
        String reply = "Here is a program that draws a square:\n\n" + TURTLE + "\nI hope this helps!\nHave fun.";
        assertThat(program(reply, DrawingLanguage.TURTLE)).isEqualTo(TURTLE);
        assertThat(program("void setup() {\n  size(9, 9);\n}\n", DrawingLanguage.PROCESSING))
                .isEqualTo("void setup() {\n  size(9, 9);\n}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "I am sorry, I cannot draw.", "```python\n\n```"})
    void aReplyWithoutAProgramGivesNone(String reply) {
        assertThat(CodeExtraction.program(reply, DrawingLanguage.TURTLE)).isEmpty();
    }

    @Test
    void longRepliesTakeNoLongTime() {
        String hostile =
                "<svg".repeat(20_000) + "`".repeat(100_000) + "\n" + "(".repeat(100_000) + "\n" + "= ".repeat(50_000);
        for (DrawingLanguage language : new DrawingLanguage[] {
            DrawingLanguage.SVG, DrawingLanguage.TIKZ, DrawingLanguage.TURTLE, DrawingLanguage.PROCESSING
        }) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> CodeExtraction.program(hostile, language));
        }
    }
}
