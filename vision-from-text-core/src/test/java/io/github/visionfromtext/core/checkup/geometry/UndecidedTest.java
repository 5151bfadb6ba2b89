package io.github.visionfromtext.core.checkup.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What cannot be told. */
class UndecidedTest {
    private static Mark square(double x, double y, double side, Paint fill) {
        Contour contour = new Contour(
                List.of(new Point(x, y), new Point(x + side, y), new Point(x + side, y + side), new Point(x, y + side)),
                true);
        return new Mark("rect", 1, List.of(contour), fill, null, 0);
    }

    @Test
    void colourlessPaintIsUndecided() {
        Seen seen = Seen.of(new DrawTrace(100, List.of(square(10, 10, 40, new Paint(null, 1)))));
        assertThat(GeometricCheck.check("a red square", seen).stream().map(Finding::verdict))
                .containsExactly(Verdict.HOLDS, Verdict.UNDECIDED, Verdict.HOLDS);
    }

    @Test
    void nothingAndTooMuchAreUndecided() {
        List<Mark> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(square(5 * (i % 20), 6 * (i / 20.0), 2, new Paint(new Color(1, 0, 0), 1)));
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
}
