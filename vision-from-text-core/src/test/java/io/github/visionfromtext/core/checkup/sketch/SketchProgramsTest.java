package io.github.visionfromtext.core.checkup.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the programs draw is compared by rendering them, where there are renderers. */
class SketchProgramsTest {
    private static final SketchPrograms.Style STYLE = new SketchPrograms.Style(100, 2, 1);

    private static Stroke stroke(double... coordinates) {
        return new Stroke(Stream.iterate(0, i -> i < coordinates.length, i -> i + 2)
                .map(i -> new Stroke.Point(coordinates[i], coordinates[i + 1]))
                .toList());
    }

    private static Sketch sketch(Stroke... strokes) {
        return new Sketch("kite", "k1", true, List.of(strokes));
    }

    private static String written(DrawingLanguage language) {
        Sketch sketch = sketch(stroke(0, 0, 10, 0.01, 24, 0), stroke(0, 48, 24, 24, 0, 12), stroke(12, 12));
        return SketchPrograms.write(sketch, language, STYLE).source();
    }

    @Test
    void strokesBecomePolylinesInWholeCoordinates() {
        assertThat(written(DrawingLanguage.SVG)).isEqualTo("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
                  <rect width="100" height="100" fill="white"/>
                  <g fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
                    <polyline points="26,2 74,2"/>
                    <polyline points="26,98 74,50 26,26"/>
                    <circle cx="50" cy="26" r="1" fill="black" stroke="none"/>
                  </g>
                </svg>
                """);
        assertThat(written(DrawingLanguage.PROCESSING)).isEqualTo("""
                size(100, 100);
                background(255);
                noFill();
                stroke(0);
                strokeWeight(2);
                strokeCap(ROUND);
                strokeJoin(ROUND);
                beginShape();
                vertex(26, 2);
                vertex(74, 2);
                endShape();
                beginShape();
                vertex(26, 98);
                vertex(74, 50);
                vertex(26, 26);
                endShape();
                point(50, 26);
                """);
        assertThat(written(DrawingLanguage.TIKZ)).isEqualTo("""
                \\begin{tikzpicture}[x=1pt, y=-1pt, line width=2pt, line cap=round, line join=round]
                  \\useasboundingbox (0,0) rectangle (100,100);
                  \\draw (26,2) -- (74,2);
                  \\draw (26,98) -- (74,50) -- (26,26);
                  \\fill (50,26) circle[radius=1pt];
                \\end{tikzpicture}
                """);
    }

    @Test
    void programsDoNotDependOnTheLocale() {
        String expected = written(DrawingLanguage.SVG);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(written(DrawingLanguage.SVG)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void drawingsWithoutExtentLieInTheMiddle() {
        for (Sketch sketch : List.of(
                sketch(stroke(-7, 900_000)),
                sketch(stroke(5, 5, 5, 5)),
                sketch(stroke(999_999, 3, 999_999, 3.0000000001)))) {
            assertThat(SketchPrograms.onCanvas(sketch, STYLE)).containsExactly(stroke(50, 50));
        }
        assertThat(SketchPrograms.onCanvas(sketch(stroke(3, 0, 3, 1)), STYLE)).containsExactly(stroke(50, 2, 50, 98));
    }

    @Test
    void theProgramSaysWhereItIsFromButNotWhatItIsOf() {
        for (DrawingLanguage language : SketchPrograms.LANGUAGES) {
            assertThat(written(language)).doesNotContain("kite");
        }
        assertThat(SketchPrograms.write(sketch(stroke(1, 2)), DrawingLanguage.SVG, STYLE)
                        .provenance()
                        .toString())
                .contains("kite")
                .contains("k1");
    }

    @Test
    void otherLanguagesAndCanvasesAreRefused() {
        assertThatThrownBy(() -> SketchPrograms.write(sketch(stroke(1, 2)), DrawingLanguage.TURTLE, STYLE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("svg, processing or tikz");
        assertThatThrownBy(() -> new SketchPrograms.Style(8, 1, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new SketchPrograms.Style(100, 30, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new SketchPrograms.Style(100, 2, -1)).isInstanceOf(InvalidInputException.class);
    }
}
