package io.github.visionfromtext.core.checkup.geometry.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.image.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is no figure and what is one. */
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
}
