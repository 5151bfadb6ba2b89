package io.github.visionfromtext.core.checkup.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is no figure, what is one figure, and what cannot be told. */
class SeenTest {
    private static final Paint RED = new Paint(new Color(1, 0, 0), 1);
    private static final Paint WHITE = new Paint(Color.WHITE, 1);

    private static Mark box(double x, double y, double side, @Nullable Paint fill, @Nullable Paint stroke) {
        Contour contour = new Contour(
                List.of(new Point(x, y), new Point(x + side, y), new Point(x + side, y + side), new Point(x, y + side)),
                true);
        return new Mark("rect", 1, List.of(contour), fill, stroke, stroke == null ? 0 : 2);
    }

    private static List<Figure> figures(Mark... marks) {
        return Seen.of(new DrawTrace(100, List.of(marks))).figures();
    }

    @Test
    void backgroundsTextsAndInvisibleMarksAreNoFigures() {
        Mark text = new Mark("text", 1, box(10, 10, 20, RED, null).contours(), RED, null, 0);
        assertThat(figures(box(0, 0, 100, RED, null))).isEmpty();
        assertThat(figures(text)).isEmpty();
        assertThat(figures(box(10, 10, 20, WHITE, null))).isEmpty();
        assertThat(figures(box(10, 10, 20, new Paint(new Color(1, 0, 0), 0.01), null)))
                .isEmpty();
        assertThat(figures(box(200, 10, 20, RED, null))).isEmpty();
        assertThat(figures(box(0, 0, 100, RED, null), box(10, 10, 20, WHITE, null)))
                .singleElement()
                .satisfies(figure -> assertThat(figure.colours()).containsExactly("white"));
    }

    @Test
    void anAreaAndItsOutlineAreOneAndWhatIsCoveredIsNone() {
        assertThat(figures(box(10, 10, 40, RED, null), box(10, 10, 40, null, WHITE)))
                .hasSize(1);
        assertThat(figures(box(10, 10, 40, null, RED), box(10, 10, 40, RED, null)))
                .singleElement()
                .matches(Figure::filled);
        assertThat(figures(box(20, 20, 10, RED, null), box(10, 10, 40, RED, null)))
                .hasSize(1);
        assertThat(figures(box(10, 10, 40, RED, null), box(20, 20, 10, RED, null)))
                .hasSize(2);
    }

    @Test
    void colourlessPaintIsUndecided() {
        Seen seen = Seen.of(new DrawTrace(100, List.of(box(10, 10, 40, new Paint(null, 1), null))));
        assertThat(GeometricCheck.check("a red square", seen).stream().map(Finding::verdict))
                .containsExactly(Verdict.HOLDS, Verdict.UNDECIDED, Verdict.HOLDS);
    }

    @Test
    void nothingAndTooMuchAreUndecided() {
        List<Mark> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(box(5 * (i % 20), 6 * (i / 20.0), 2, RED, null));
        }
        for (Seen seen : List.of(
                Seen.of(new DrawTrace(100, List.of())),
                Seen.of(new DrawTrace(100, many)),
                Seen.of(Image.generate(50, 50, (x, y, channel) -> 1)))) {
            assertThat(GeometricCheck.check("two red squares in a row", seen))
                    .isNotEmpty()
                    .allMatch(finding -> finding.verdict() == Verdict.UNDECIDED);
        }
    }

    @Test
    void anyPictureIsSeenWithoutComplaint() {
        SplittableRandom random = new SplittableRandom(3);
        for (int[] size : new int[][] {{1, 1}, {1, 40}, {40, 1}, {3, 3}, {64, 48}}) {
            Image noise = Image.generate(size[0], size[1], (x, y, channel) -> (float) random.nextDouble());
            assertThat(GeometricCheck.check("two red squares in a row", Seen.of(noise)))
                    .hasSize(4);
        }
    }

    @Test
    void scoresCountWhatWasDecidedAndSayHowMuchWasNot() {
        List<Finding> findings = List.of(
                new Finding(FactKind.COUNT, "", Verdict.HOLDS, ""),
                new Finding(FactKind.COUNT, "", Verdict.FAILS, ""),
                new Finding(FactKind.FORM, "", Verdict.HOLDS, ""),
                new Finding(FactKind.COLOUR, "", Verdict.UNDECIDED, ""));
        GeometryScores scores = GeometryScores.of(findings);
        assertThat(scores.rate().value()).isEqualTo(2 / 3.0);
        assertThat(scores.rate().count()).isEqualTo(3);
        assertThat(scores.undecided().value()).isEqualTo(0.25);
        assertThat(scores.byKind()).containsOnlyKeys(FactKind.COUNT, FactKind.FORM);
        assertThat(scores.byKind().get(FactKind.COUNT).value()).isEqualTo(0.5);
        assertThat(GeometryScores.of(List.of()).rate().value()).isNaN();
        assertThat(new GeometryScores(scores.rate(), scores.undecided(), Map.of()).byKind())
                .isEmpty();
    }
}
