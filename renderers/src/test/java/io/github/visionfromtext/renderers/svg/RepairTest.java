package io.github.visionfromtext.renderers.svg;

import static io.github.visionfromtext.renderers.svg.Programs.XMLNS;
import static io.github.visionfromtext.renderers.svg.Programs.body;
import static io.github.visionfromtext.renderers.svg.Programs.pixel;
import static io.github.visionfromtext.renderers.svg.Programs.render;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of language models: mended and said, or said with their place; never silently black. */
class RepairTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg viewBox='0 0 10 10'><rect width='10' height='10' fill='red'/></svg>",
                "<SVG viewbox='0 0 10 10'><Rect WIDTH='10' width='10' height='10' fill='red'/></SVG>",
                "Here it is:\n"
                        + "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10' height='10'"
                        + " fill='red'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width=10 height=10 fill=red"
                        + " /></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><g><rect width='10' height='10'"
                        + " fill='red'></g></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10' height='10'"
                        + " fill='red'/></g></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rectangle width='10' height='10'"
                        + " fill='red'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><text>a & b &nbsp; &copy;</text><rect"
                        + " width='10' height='10' fill='red'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 5H10' strokeWidth='10'"
                        + " stroke='red'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><rect width='10' height='10' fill='red'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect fill='red' width='10' fill='blue'"
                        + " height='10'/></svg>"
            })
    void isMendedAndSaid(String program) {
        Rendering rendering = render(program);
        assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
        assertThat(rendering.repairs()).isNotEmpty().allSatisfy(repair -> assertThat(repair)
                .contains("line"));
        assertThat(pixel(rendering, 192, 192)).isEqualTo("ff0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<circle cx='90' cy='90' r='5'/>",
                "<circle cx='90' cy='9",
                "<g><g",
                "<text>abc",
                "<path d='M0 0 L"
            })
    void aTailThatBreaksOffIsClosed(String tail) {
        Rendering rendering =
                render("<svg " + XMLNS + " viewBox='0 0 10 10'><rect width='10' height='10' fill='red'/>" + tail);
        assertThat(rendering.status()).isEqualTo(RenderStatus.TRUNCATED);
        assertThat(rendering.repairs()).isNotEmpty();
        assertThat(pixel(rendering, 192, 192)).isEqualTo("ff0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<rect width='50' height='50' fill='bleu'/> | bleu",
                "<rect width='wide' height='50'/> | wide",
                "<rect width='50' height='50' fill='url(#nothing)'/> | #nothing",
                "<use href='#nothing'/> | #nothing",
                "<rect width='50' height='50' transform='spin(45)'/> | spin",
                "<path d='M0 0 L50 50 Q foo'/> | path data",
                "<foreignObject width='50' height='50'><div>hi</div></foreignObject> | foreignObject",
                "<blob r='5'/> | <blob>",
                "<animate attributeName='x'/> | animations",
                "<rect width='50' height='50' opacity='half'/> | half",
                "<rect width='50' height='50' stroke='red' stroke-dasharray='-1 2'/> | dasharray",
                "<linearGradient id='g'/><rect width='50' height='50' fill='url(#g)'/> | <stop>",
                "<rect width='50' height='50' fill='linear-gradient(red, blue)'/> | linear-gradient",
                "<rect width='50' height='50' style='mix-blend-mode: hue'/> | hue",
                "<g opacity='.5'><rect width='50' height='50' style='mix-blend-mode: screen'/></g> | screen",
                "<filter id='f'><feMorphology/></filter><rect width='9' height='9' filter='url(#f)'/> | feMorphology",
                "<rect width='50' height='50' style='filter: url(#f)'/><filter id='f'><feGaussianBlur"
                        + " stdDeviation='-5'/></filter> | stdDeviation",
                "<text y='50'>\u732b</text> | U+732B"
            })
    void whatCannotBeHonouredIsSaidWithItsPlace(String element, String word) {
        Rendering rendering = body("\n" + element);
        assertThat(rendering.status().hasImage()).isTrue();
        assertThat(rendering.diagnostics()).anySatisfy(note -> {
            assertThat(note.message()).contains(word);
            assertThat(note.line()).isEqualTo(2);
            assertThat(note.column()).isPositive();
        });
    }

    /** The quote is the second character of its line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<rect width='10' height='10' class=§ 'a/> | class",
                "<rect width='10' height='10' fill='red' class=§ 'a/><g id='b'/> | class",
                "<rect width='10' height='10' class=§ 'a fill='red'/> | class",
                "<rect width='10' class=§ 'a id = 'red' height='10'/> | class",
                "<rect width='10' height='10'/><text id=§ \"a>b</text> | id",
                "<g id=§ \"a><rect width='10' height='10' class=\"b\"/></g> | id",
            })
    void aQuoteThatIsNotClosedIsSaidWithItsPlace(String elements, String attribute) {
        String program = "<svg " + XMLNS + " viewBox='0 0 10 10' fill='red'>" + elements.replace("§", "\n") + "</svg>";
        Rendering rendering = render(program);
        assertThat(rendering.status()).as("%s", rendering.diagnostics()).isEqualTo(RenderStatus.OK);
        assertThat(pixel(rendering, 192, 192)).isEqualTo("ff0000");
        assertThat(rendering.repairs()).anyMatch(repair -> repair.contains("closed the quote of " + attribute));
        assertThat(rendering.diagnostics()).anySatisfy(note -> {
            assertThat(note.message()).contains("value of " + attribute, "closing quote");
            assertThat(note.line()).isEqualTo(2);
            assertThat(note.column()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg\n viewBox=\"0 0 10 10", "<svg id='a'\n viewBox='0 0 10 10 id=\"b\""})
    void aProgramThatEndsInItsFirstTagIsToldWhere(String program) {
        Rendering rendering = render(program);
        assertThat(rendering.status()).isEqualTo(RenderStatus.PARSE_ERROR);
        assertThat(rendering.diagnostics()).anySatisfy(note -> {
            assertThat(note.message()).contains("value of viewBox in <svg>", "closing quote");
            assertThat(note.line()).isEqualTo(2);
            assertThat(note.column()).isEqualTo(10);
        });
    }

    /** What follows a value may stand close behind it, and what a value holds may look like tags. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rect width='10'height='10'/>",
                "<rect width='10' height='10' class='a > b'/>",
                "<rect width='10' height='10' class='<b>'/>",
                "<rect width='10' height='10' class='x='/>",
            })
    void quotesThatAreClosedAreLeftAlone(String element) {
        Rendering rendering = render("<svg " + XMLNS + " viewBox='0 0 10 10' fill='red'>" + element + "</svg>");
        assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
        assertThat(rendering.diagnostics()).isEmpty();
        assertThat(rendering.repairs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'<circle cx=\"500\" cy=\"500\" r=\"9\"/>'",
        "'<rect width=\"50\" height=\"50\" fill=\"white\"/>'",
        "'<rect width=\"50\" height=\"50\" display=\"none\"/>'",
        "'<defs><circle r=\"50\"/></defs>'",
        "'<rect width=\"50\" height=\"50\" opacity=\"0\"/>'",
        "'<title>A cat</title>'"
    })
    void whatShowsNothingIsBlank(String element) {
        assertThat(body(element).status()).isEqualTo(RenderStatus.BLANK);
    }

    @Test
    void commonDeclarationsAreNoMistakes() {
        Rendering rendering =
                render("<?xml version='1.0'?>\n<!-- a cat -->\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
                        + " 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n<svg " + XMLNS
                        + " xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' viewBox='0 0 9"
                        + " 9'><metadata><a:b/></metadata><inkscape:grid/><a href='https://example.com'><rect"
                        + " width='9' height='9'/></a></svg>\n");
        assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
        assertThat(rendering.diagnostics()).isEmpty();
        assertThat(rendering.repairs()).isEmpty();
    }
}
